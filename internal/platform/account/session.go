package account

import (
	"cmp"
	"context"
	"slices"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/platform/actor"
)

// Stage is how far a session is.
type Stage string

// The stages.
const (
	Full   Stage = "full"   // may work
	Second Stage = "second" // must show the second factor first
	Enrol  Stage = "enrol"  // must set up a second factor first, and may do nothing else (v5.0.0-6.3.3)
)

const (
	seenEvery   = 5 * time.Minute  // how exact the time of last use is: a page costs no write
	stepTimeout = 20 * time.Minute // from the password to the second factor
)

// Session is somebody at a browser.
type Session struct {
	ID, TenantID, AccountID string
	Name, Lang, Email       string
	Stage                   Stage
	HasSecond               bool
	Token                   string      // only right after it was made; goes into the cookie
	Actor                   actor.Actor // who may work; nobody unless Stage is Full
	factors                 int64
	enrolSecret             string // sealed
}

// newSession is a session to write.
type newSession struct {
	id, tokenHash, tenantID, accountID string
	factors                            int64
	from                               Origin
	at, until                          time.Time
}

// Session finds the session of a cookie; errs.NotFound when there is none, or
// no longer: one statement reads session, account and grants, so that every
// change holds at the next request (v5.0.0-7.2.1, 8.3.2).
func (s *Service) Session(ctx context.Context, token string) (Session, error) {
	now := s.kit.Clock.Now()
	rows, err := db.All(ctx, s.kit.DB, scanSession, sqlSession,
		crypt.HashToken(token), s.Today(), clock.Stamp(now), clock.Stamp(now.Add(-s.cfg.SessionIdle)))
	if err != nil {
		return Session{}, err
	}
	if len(rows) == 0 {
		return Session{}, errs.Missing()
	}
	x := s.assemble(rows)
	if x.Stage != Full && now.Sub(rows[0].made) >= stepTimeout {
		return Session{}, errs.Missing()
	}
	if now.Sub(rows[0].seen) >= seenEvery {
		err = s.kit.DB.Update(ctx, func(tx *db.Tx) error {
			_, err := tx.Exec(ctx, sqlSeen, x.ID, x.TenantID, clock.Stamp(now))
			return err
		})
	}
	return x, err
}

// assemble puts the rows of one session together.
func (s *Service) assemble(rows []found) Session {
	x := rows[0].session
	x.HasSecond = bool(rows[0].second)
	var grants []actor.Grant
	needs := false
	for _, r := range rows {
		if r.grant.Role == "" {
			continue // no grant holds today
		}
		grants = append(grants, s.allow(r.grant))
		needs = needs || s.needsSecond(r.grant.Role)
	}
	x.Stage = stage(x.factors, x.HasSecond, needs)
	if x.Stage == Full {
		x.Actor = actor.Actor{
			TenantID: x.TenantID, AccountID: x.AccountID, SessionID: x.ID,
			Name: x.Name, Lang: x.Lang, Channel: actor.Web, Grants: byRank(grants),
		}
	}
	return x
}

func stage(factors int64, has, needs bool) Stage {
	switch {
	case factors >= 2:
		return Full
	case has:
		return Second
	case needs:
		return Enrol
	}
	return Full
}

// allow turns a stored grant into one with rights.
func (s *Service) allow(g Grant) actor.Grant {
	return actor.Grant{
		Role: g.Role, Rights: s.Policy.Rights(g.Role),
		Municipality: g.Limit.in(ByMunicipality), Place: g.Limit.in(ByPlace), Partner: g.Limit.in(ByPartner),
	}
}

// byRank puts the weightiest role first: it is the one in the audit trail.
func byRank(grants []actor.Grant) []actor.Grant {
	order := actor.Roles()
	slices.SortStableFunc(grants, func(a, b actor.Grant) int {
		return cmp.Compare(slices.Index(order, a.Role), slices.Index(order, b.Role))
	})
	return grants
}

// open makes a session in the transaction; its token is new (v5.0.0-7.2.4).
func (s *Service) open(ctx context.Context, tx *db.Tx, p person, factors int64, from Origin) (string, error) {
	token, now := crypt.Token(), s.kit.Clock.Now()
	return token, insertSession(ctx, tx, newSession{
		id: s.kit.IDs.New(), tokenHash: crypt.HashToken(token), tenantID: p.tenantID, accountID: p.id,
		factors: factors, from: from, at: now, until: now.Add(s.cfg.SessionMax),
	})
}

// renew gives a session a new token and its number of factors.
func (s *Service) renew(ctx context.Context, tx *db.Tx, x Session, factors int64) (string, error) {
	token := crypt.Token()
	until := s.kit.Clock.Now().Add(s.cfg.SessionMax)
	n, err := tx.Exec(ctx, sqlRenewSession, x.ID, x.TenantID, crypt.HashToken(token), factors, clock.Stamp(until))
	if err == nil && n == 0 {
		err = errs.New(errs.Unauthenticated, "sign-in-needed")
	}
	return token, err
}
