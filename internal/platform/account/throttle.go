package account

import (
	"context"
	"math"
	"slices"
	"strings"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
)

// Tries that are free before each further one has to wait, twice as long each
// time: 2 s, 4 s, … 15 minutes (v5.0.0-6.3.1). A whole library signs in from one
// network, so that may fail more often.
const (
	freePerAccount = 5
	freePerNetwork = 30
	firstWait      = 2 * time.Second
	longestWait    = 15 * time.Minute
	forgetAfter    = 24 * time.Hour
)

// tryKey names what is being guessed at, or from where; only its hash is stored.
type tryKey struct {
	what, value string
	free        int64
}

func accountKey(email string) tryKey       { return tryKey{"account", norm(email), freePerAccount} }
func networkKey(o Origin) tryKey           { return tryKey{"network", o.Network, freePerNetwork} }
func secondKey(accountID string) tryKey    { return tryKey{"second", accountID, freePerAccount} }
func forgotKey(email string) tryKey        { return tryKey{"forgot", norm(email), freePerAccount} }
func (s *Service) hashKey(k tryKey) string { return s.kit.Keys.Blind("throttle."+k.what, "", k.value) }

// try counts a try before it is made, so that many at once do not get more than
// one after the other would, and refuses it while the key is blocked. The
// counters stand in the database: they hold across nodes.
func (s *Service) try(ctx context.Context, keys ...tryKey) error {
	slices.SortFunc(keys, func(a, b tryKey) int { return strings.Compare(a.what, b.what) })
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		for _, k := range keys {
			if err := s.tryOne(ctx, tx, k); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Service) tryOne(ctx context.Context, tx *db.Tx, k tryKey) error {
	now, hash := s.kit.Clock.Now(), s.hashKey(k)
	type state struct {
		failures int64
		blocked  time.Time
	}
	st, err := db.One(ctx, tx, func(r db.Scanner) (x state, err error) {
		return x, r.Scan(&x.failures, clock.Into(&x.blocked))
	}, sqlTry, hash, clock.Stamp(now), clock.Stamp(now.Add(-forgetAfter)))
	if err != nil {
		return err
	}
	if st.blocked.After(now) {
		return tooMany(st.blocked.Sub(now))
	}
	if wait := waitAfter(st.failures, k.free); wait > 0 {
		_, err = tx.Exec(ctx, sqlBlock, hash, clock.Stamp(now.Add(wait)))
	}
	return err
}

// waitAfter gives the pause after so many tries, of which some were free.
func waitAfter(tries, free int64) time.Duration {
	over := tries - free
	switch {
	case over < 0:
		return 0
	case over > 9:
		return longestWait
	}
	return min(firstWait<<over, longestWait)
}

func tooMany(wait time.Duration) error {
	return errs.New(errs.Throttled, "account-too-many", "count", int(math.Ceil(wait.Minutes())))
}

// forgive clears what a success proves harmless: all tries at the account, and
// the one that was counted for the network.
func (s *Service) forgive(ctx context.Context, tx *db.Tx, own tryKey, network *tryKey) error {
	_, err := tx.Exec(ctx, sqlForgive, s.hashKey(own))
	if err == nil && network != nil {
		_, err = tx.Exec(ctx, sqlForgiveOne, s.hashKey(*network))
	}
	return err
}
