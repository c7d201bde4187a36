package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/platform/kit"
)

const (
	lease    = 10 * time.Second      // after which a try that gave no answer counts as dead
	patience = lease + 2*time.Second // how long a repeat waits for the first answer
	maxKey   = 255                   // letters of an Idempotency-Key
)

// once does requests with an Idempotency-Key one time.
//
// The key is reserved first, in a transaction of its own; then the work is done;
// then the answer is kept, sealed. Who finds a key that is reserved waits for the
// answer. When the answer never comes, because the program died in between, the
// first repeat after the lease does the work again under the same effect id: a
// create knows it as its client id and gives the first row, and the other actions
// see that their work is done. So nothing is lost and nothing is done twice.
type once struct {
	kit kit.Kit
	off bool // for the negative control of the race test
}

// ticket is a reserved key.
type ticket struct {
	tenantID string
	keyHash  string
	bodyHash string
	effectID string
	leaseEnd string // as stored; also fences who lost the lease
	answer   string // sealed, "" while there is none
	mine     bool   // this request does the work
	retaken  bool   // after another try that gave no answer
}

// doOnce runs work, or gives the answer that it gave before.
func (s *API) doOnce(c *call, raw []byte, work func() (answer, error)) (answer, error) {
	key := c.r.Header.Get("Idempotency-Key")
	if key == "" || c.r.Method != http.MethodPost || s.once.off {
		return work()
	}
	if len(key) > maxKey || !printable(key) {
		return answer{}, errs.OneField("Idempotency-Key", "idempotency-key", "max", maxKey)
	}
	t, err := s.once.wait(c.ctx(), s.once.ticket(c, key, raw))
	if err != nil {
		return answer{}, err
	}
	if !t.mine {
		return s.once.open(t)
	}
	c.effectID, c.retaken = t.effectID, t.retaken
	ctx := context.WithoutCancel(c.ctx())
	ans, err := work()
	if err != nil {
		if statusOf(err) >= http.StatusInternalServerError {
			return ans, errors.Join(err, s.once.release(ctx, t))
		}
		ans = s.problem(c.r, c.actor, err)
	}
	return ans, s.once.keep(ctx, t, ans)
}

func printable(s string) bool {
	for _, r := range s {
		if r < ' ' || r > '~' {
			return false
		}
	}
	return true
}

// ticket hashes what is asked: keys and bodies can hold personal data.
func (o *once) ticket(c *call, key string, raw []byte) ticket {
	tenant := c.actor.TenantID
	return ticket{
		tenantID: tenant,
		keyHash:  o.kit.Keys.Blind("api.key", tenant, caller(c.actor)+"\n"+key),
		bodyHash: o.kit.Keys.Blind("api.body", tenant, c.r.Method+" "+c.r.URL.Path+"\n"+string(raw)),
		effectID: o.kit.IDs.New(),
	}
}

// wait reserves the key, or waits until its answer is there.
func (o *once) wait(ctx context.Context, asked ticket) (ticket, error) {
	waiting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for pause := 2 * time.Millisecond; ; pause = min(2*pause, 100*time.Millisecond) {
		t, err := o.claim(ctx, asked)
		switch {
		case err != nil && !errs.Is(err, errs.NotFound): // not found: freed in this moment
			return t, err
		case err == nil && t.bodyHash != asked.bodyHash:
			return t, errReused()
		case t.mine || t.answer != "":
			return t, nil
		}
		select {
		case <-ctx.Done():
			return t, ctx.Err()
		case <-waiting.Done():
			return t, errBusy()
		case <-time.After(pause):
		}
	}
}

// claim reserves the key if it is free or its holder is dead, and else tells
// who has it.
func (o *once) claim(ctx context.Context, asked ticket) (ticket, error) {
	if t, err := find(ctx, o.kit.DB, asked); err == nil && (t.answer != "" || t.leaseEnd > o.now(0)) {
		return t, nil
	} else if err != nil && !errs.Is(err, errs.NotFound) {
		return t, err
	}
	var t ticket
	err := o.kit.DB.Update(ctx, func(tx *db.Tx) (err error) {
		t = asked
		t.leaseEnd = o.now(lease)
		if t.mine, err = insertTicket(ctx, tx, t, o.now(0)); err != nil || t.mine {
			return err
		}
		if t, err = find(ctx, tx, asked); err != nil || t.answer != "" || t.leaseEnd > o.now(0) || t.bodyHash != asked.bodyHash {
			return err
		}
		t.retaken, t.mine, t.leaseEnd, err = retake(ctx, tx, t, o.now(lease))
		return err
	})
	return t, err
}

func (o *once) now(later time.Duration) string { return clock.Stamp(o.kit.Clock.Now().Add(later)) }

// keep stores the answer. Who lost the lease keeps nothing: the other one does.
func (o *once) keep(ctx context.Context, t ticket, ans answer) error {
	raw, err := json.Marshal(ans)
	if err != nil {
		return err
	}
	sealed := o.kit.Keys.Seal(raw, t.aad())
	return o.kit.DB.Update(ctx, func(tx *db.Tx) error { return keepAnswer(ctx, tx, t, sealed) })
}

// release frees the key after a failure of the program: a repeat may try again.
func (o *once) release(ctx context.Context, t ticket) error {
	return o.kit.DB.Update(ctx, func(tx *db.Tx) error { return dropTicket(ctx, tx, t) })
}

func (o *once) open(t ticket) (answer, error) {
	raw, err := o.kit.Keys.Open(t.answer, t.aad())
	if err != nil {
		return answer{}, err
	}
	ans := answer{replayed: true}
	return ans, json.Unmarshal(raw, &ans)
}

func (t ticket) aad() crypt.AAD {
	return crypt.AAD{Tenant: t.tenantID, Table: "api_idempotency", Column: "answer", Row: t.keyHash}
}
