package reach

import (
	"context"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/kit"
)

// Figures reads what the ledger amounts to. It never writes.
type Figures struct {
	kit kit.Kit
}

// NewFigures returns the reader.
func NewFigures(k kit.Kit) *Figures { return &Figures{kit: k} }

// Users is how many different people were reached, split by how sure that is.
type Users struct {
	Certain  int
	Probable int
	Declared int
	Range    int // anonymous people who might be new as well: above Total at most
}

// Total is the number of users under the rule.
func (u Users) Total() int { return u.Certain + u.Probable + u.Declared }

func (u *Users) add(conf Confidence, counts bool, n int) {
	switch {
	case !counts && (conf == Declared || conf == Unknown):
		u.Range += n
	case !counts:
	case conf == Certain:
		u.Certain += n
	case conf == Probable:
		u.Probable += n
	case conf == Declared:
		u.Declared += n
	}
}

// Counting gives one counting of the actor's tenant.
func (f *Figures) Counting(ctx context.Context, a actor.Actor, id string) (Counting, error) {
	if err := access.Require(a, RightRead); err != nil {
		return Counting{}, err
	}
	return loadCounting(ctx, f.kit.DB, f.kit.Keys, a.TenantID, id)
}

// Users counts the users of a counting from the kept subjects, or, for another
// span or rule than its own, straight from the ledger.
func (f *Figures) Users(ctx context.Context, a actor.Actor, c Counting, kept bool) (Users, error) {
	var u Users
	if err := access.Require(a, RightRead); err != nil {
		return u, err
	}
	if !kept {
		subjects, err := fromScratch(ctx, f.kit.DB, c)
		for _, s := range subjects {
			u.add(s.Confidence, s.Counts, 1)
		}
		return u, err
	}
	err := db.Each(ctx, f.kit.DB, func(s db.Scanner) error {
		var conf Confidence
		var counts db.Bool
		var n int
		if err := s.Scan(&conf, &counts, &n); err != nil {
			return err
		}
		u.add(conf, bool(counts), n)
		return nil
	}, sqlCountUsers, a.TenantID, c.ID)
	return u, err
}

// NewUsers gives how many users were first seen on each day of a counting.
func (f *Figures) NewUsers(ctx context.Context, a actor.Actor, countingID string) ([]Day, error) {
	if err := access.Require(a, RightRead); err != nil {
		return nil, err
	}
	return db.All(ctx, f.kit.DB, func(s db.Scanner) (d Day, err error) {
		return d, s.Scan(&d.Day, &d.Services)
	}, sqlNewUsers, a.TenantID, countingID)
}

// Kinds sums the services per kind.
func (f *Figures) Kinds(ctx context.Context, a actor.Actor, span civil.Interval) (map[Kind]Sums, error) {
	if err := access.Require(a, RightRead); err != nil {
		return nil, err
	}
	items, err := db.All(ctx, f.kit.DB, scanItem, sqlSumKinds, a.TenantID, span.From, span.To)
	out := map[Kind]Sums{}
	for _, it := range items {
		out[Kind(it.Item)] = it.Sums
	}
	return out, err
}

// Items sums the services per item of a dimension; kind "" takes all kinds.
func (f *Figures) Items(ctx context.Context, a actor.Actor, dim Dim, kind Kind, span civil.Interval) ([]Item, error) {
	if err := access.Require(a, RightRead); err != nil {
		return nil, err
	}
	return db.All(ctx, f.kit.DB, scanItem, sqlSumItems, a.TenantID, string(dim), span.From, span.To, string(kind))
}

// Days sums the services per day for one item of a dimension.
func (f *Figures) Days(ctx context.Context, a actor.Actor, c Cell, span civil.Interval) ([]Day, error) {
	if err := access.Require(a, RightRead); err != nil {
		return nil, err
	}
	return db.All(ctx, f.kit.DB, scanDay, sqlSumDays, a.TenantID, string(c.Dim), c.Item, span.From, span.To, string(c.Kind))
}

// Rules lists the versions of the tenant's counting rules.
func (f *Figures) Rules(ctx context.Context, a actor.Actor) ([]Rule, error) {
	if err := access.Require(a, RightRead); err != nil {
		return nil, err
	}
	return db.All(ctx, f.kit.DB, scanRule, sqlRules, a.TenantID)
}
