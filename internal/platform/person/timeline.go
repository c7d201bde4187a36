package person

import (
	"cmp"
	"context"
	"slices"
	"time"

	"digibank/internal/base/db"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/vocab"
)

// Item is one line of a timeline.
type Item struct {
	At    time.Time
	ID    string
	Icon  string // pictogram
	Title Message
	Lines []Message // more about it, at most a few
	Path  string    // page of the thing itself, empty for none
	By    string    // who did it
}

// Message is a text of the catalogue, or Text as it is when Key is empty.
type Message struct {
	Key  string
	Args []any
	Text string
}

// Source is a slice that has something to show in the timeline of a file: at
// most limit items of these people from before an instant, newest first.
type Source interface {
	Timeline(ctx context.Context, r db.Reader, tenantID string, personIDs []string, before time.Time, limit int) ([]Item, error)
}

// timelineSize is how many items one page of a timeline shows.
const timelineSize = 30

// File is everything known of one person.
type File struct {
	Person
	Contacts []Contact
	Tags     []vocab.TargetGroup
	Notes    []Note // newest first; sensitive ones only for who may read them
	Closed   int    // how many sensitive notes stay closed
	Merges   []Merging
	Timeline []Item
	More     bool // the timeline goes on
}

// File opens somebody's file and notes that it was opened. A file that was merged
// leads to the survivor, whose ID is then another one than asked for. Before is
// the zero time for the newest part of the timeline.
func (s *Service) File(ctx context.Context, a actor.Actor, personID string, before time.Time) (File, error) {
	if err := access.Require(a, RightRead); err != nil {
		return File{}, err
	}
	var f File
	var err error
	r := s.kit.DB
	if f.Person, err = s.survivor(ctx, r, a, personID); err != nil {
		return File{}, err
	}
	if f.Contacts, err = s.contacts(ctx, r, a.TenantID, f.ID); err != nil {
		return File{}, err
	}
	if f.Tags, err = db.All(ctx, r, db.Column[vocab.TargetGroup], sqlTags, a.TenantID, f.ID); err != nil {
		return File{}, err
	}
	if f.Notes, f.Closed, err = s.notes(ctx, r, a, f.ID); err != nil {
		return File{}, err
	}
	if f.Merges, err = s.mergesInto(ctx, r, a, f.ID); err != nil {
		return File{}, err
	}
	if f.Timeline, f.More, err = s.timeline(ctx, r, f, before); err != nil {
		return File{}, err
	}
	return f, s.openedFile(ctx, a, f)
}

// openedFile leaves a row in the trail, and one more when sensitive notes were shown.
func (s *Service) openedFile(ctx context.Context, a actor.Actor, f File) error {
	sensitive := slices.ContainsFunc(f.Notes, func(n Note) bool { return n.Class == NoteSensitive })
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		s.record(tx, a, "person.view", f.ID)
		if sensitive {
			s.record(tx, a, "person.note.view", f.ID)
		}
		return s.Seen(ctx, tx, a, f.ID)
	})
}

// timeline gathers what all slices know of the person and the files merged into it.
func (s *Service) timeline(ctx context.Context, r db.Reader, f File, before time.Time) ([]Item, bool, error) {
	if before.IsZero() {
		before = s.kit.Clock.Now().Add(time.Minute)
	}
	items := f.own(before)
	ids := []string{f.ID}
	for _, m := range f.Merges {
		ids = append(ids, m.FromID)
	}
	for _, src := range s.sources {
		more, err := src.Timeline(ctx, r, f.TenantID, ids, before, timelineSize+1)
		if err != nil {
			return nil, false, err
		}
		items = append(items, more...)
	}
	slices.SortStableFunc(items, func(x, y Item) int {
		return cmp.Or(y.At.Compare(x.At), cmp.Compare(y.ID, x.ID))
	})
	cut, more := cutTimeline(items)
	return cut, more, nil
}

// cutTimeline keeps one page. What happened at the same instant stays together:
// the next page starts before it.
func cutTimeline(items []Item) ([]Item, bool) {
	n := timelineSize
	for n < len(items) && items[n].At.Equal(items[n-1].At) {
		n++
	}
	if n >= len(items) {
		return items, false
	}
	return items[:n], true
}

// own are the items of this slice: notes, merges and the start of the file.
func (f File) own(before time.Time) []Item {
	var items []Item
	add := func(i Item) {
		if i.At.Before(before) {
			items = append(items, i)
		}
	}
	for _, n := range f.Notes {
		add(Item{At: n.CreatedAt, ID: n.ID, Icon: "note", Title: Message{Key: n.Class.Key()}, Lines: []Message{{Text: n.Body}}, By: n.Author})
	}
	for _, m := range f.Merges {
		add(Item{At: m.At, ID: m.ID, Icon: "merge", Title: Message{Key: "person.timeline.merged"}, By: m.Author})
	}
	add(Item{At: f.CreatedAt, ID: f.ID, Icon: "person", Title: Message{Key: "person.timeline.created"}})
	return items
}
