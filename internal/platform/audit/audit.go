// Package audit keeps the trail of who did what: append-only, one hash chain
// per tenant, written in the transaction of what it tells about. It holds no
// values, only which thing was touched; reads of a person's file are in it too.
package audit

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/id"
	"digibank/internal/platform/actor"
)

// Result says how it ended.
type Result string

// The results.
const (
	Done   Result = "done"
	Denied Result = "denied"
)

// Entry is what a use case tells the trail.
type Entry struct {
	Action string // subject.verb, such as "contact.create"
	Kind   string // what sort of thing, such as "contact"
	ID     string // which one
	Person string // whose file it concerns, if any
	Reason string // why, where a reason was asked for
	Result Result // Done when empty
}

// Row is an entry as it stands in the trail.
type Row struct {
	Entry
	TenantID string
	Seq      int64 // 1, 2, 3 … per tenant
	At       time.Time
	Actor    string // account id, or "system"
	Name     string // of the actor, at the time
	Role     actor.Role
	Channel  actor.Channel
	Prev     string // hash of the row before
	Hash     string
}

// Log writes the trail.
type Log struct {
	clock clock.Clock
	ids   id.Source
}

// New returns a log that takes the time from c and ids from ids.
func New(c clock.Clock, ids id.Source) *Log { return &Log{clock: c, ids: ids} }

type pendingKey struct{}

// Record adds an entry to the trail of the actor's tenant. It is written at the
// end of the transaction, when the head of the chain is locked for a moment.
func (l *Log) Record(tx *db.Tx, a actor.Actor, e Entry) {
	if e.Result == "" {
		e.Result = Done
	}
	row := Row{Entry: e, TenantID: a.TenantID, At: l.clock.Now(), Actor: a.AccountID, Name: a.Name, Role: a.MainRole(), Channel: a.Channel}
	pending := tx.Value(pendingKey{}, func() any {
		list := &[]Row{}
		tx.BeforeCommit(db.RankChain, func(ctx context.Context, tx *db.Tx) error { return flush(ctx, tx, *list) })
		return list
	}).(*[]Row)
	*pending = append(*pending, row)
}

// sealRow chains a row behind prev.
func sealRow(row *Row, seq int64, prev string) {
	row.Seq, row.Prev = seq, prev
	row.Hash = Sum(*row)
}

// Sum computes the hash of a row from its content and the hash before it.
func Sum(row Row) string {
	raw, _ := json.Marshal([]any{ // plain texts and numbers always marshal
		row.TenantID, row.Seq, clock.Stamp(row.At), row.Actor, row.Name, row.Role, row.Channel,
		row.Action, row.Kind, row.ID, row.Person, row.Reason, row.Result, row.Prev,
	})
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}
