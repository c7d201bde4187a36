package helpdesk

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/vocab"
)

// Habits is what a helper chose lately, to offer it first.
type Habits struct {
	LastID  string        // the last contact, "" when there is none
	PlaceID string        // of the last contact
	Channel vocab.Channel // of the last contact
	Minutes []int         // the most frequent durations, short to long
	Themes  []vocab.Theme // the most frequent themes, most frequent first
}

const (
	habitDays    = 90 // how far back habits look
	habitMinutes = 6  // durations offered
	habitThemes  = 4  // themes offered
)

// Durations are the ones that a new helper is offered, in minutes
// (domain/helpdesk.md §4.10).
func Durations() []int { return []int{15, 30, 45, 60, 90, 120} }

// Habits looks at the last fifty contacts of the actor: one statement.
func (s *Service) Habits(ctx context.Context, a actor.Actor) (Habits, error) {
	if err := access.Require(a, RightWrite); err != nil {
		return Habits{}, err
	}
	var h Habits
	minutes, themes := map[int]int{}, map[vocab.Theme]int{}
	since := s.kit.Clock.Now().AddDate(0, 0, -habitDays)
	err := db.Each(ctx, s.kit.DB, func(row db.Scanner) error {
		var id, placeID, words string
		var channel vocab.Channel
		var n int
		if err := row.Scan(&id, &placeID, &channel, &n, &words); err != nil {
			return err
		}
		if h.LastID == "" {
			h.LastID, h.PlaceID, h.Channel = id, placeID, channel
		}
		minutes[n]++
		for _, q := range ungist(words) {
			themes[q.Theme]++
		}
		return nil
	}, sqlHabits, a.TenantID, clock.Stamp(since), a.AccountID)
	h.Minutes = durations(minutes)
	h.Themes = top(themes, habitThemes)
	return h, err
}

// durations takes the most frequent ones and fills up with the usual ones.
func durations(used map[int]int) []int {
	delete(used, 0)
	out := top(used, habitMinutes)
	for _, d := range Durations() {
		if len(out) < habitMinutes && !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	slices.Sort(out)
	return out
}

// top gives the n most frequent keys, the most frequent first.
func top[K cmp.Ordered](counts map[K]int, n int) []K {
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b K) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	return keys[:min(n, len(keys))]
}
