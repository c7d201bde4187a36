package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/surface/api"
)

func key(k string) map[string]string { return map[string]string{"Idempotency-Key": k} }

func newPerson() map[string]any {
	return map[string]any{"given_name": "Mia", "family_name": "Claes", "searched": "mia claes"}
}

func TestARepeatGetsTheFirstAnswerAndAnotherBodyIsRefused(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		first := h.want(201, "POST", "/api/v1/persons", ask{body: newPerson(), header: key("k1")})
		again := h.want(201, "POST", "/api/v1/persons", ask{body: newPerson(), header: key("k1")})
		if again.raw != first.raw || again.header.Get("ETag") != first.header.Get("ETag") || again.header.Get("Location") != first.header.Get("Location") {
			t.Errorf("the repeat says %s, the first said %s", again.raw, first.raw)
		}
		other := newPerson()
		other["family_name"] = "Clais"
		if r := h.want(422, "POST", "/api/v1/persons", ask{body: other, header: key("k1")}); r.text("code") != "idempotency-key-reused" {
			t.Errorf("another body: %s", r.raw)
		}
		if r := h.want(422, "POST", "/api/v1/contacts", ask{body: newPerson(), header: key("k1")}); r.text("code") != "idempotency-key-reused" {
			t.Errorf("another address: %s", r.raw)
		}
		if r := h.want(201, "POST", "/api/v1/persons", ask{body: newPerson(), header: key("k1"), as: "lead"}); r.raw == first.raw {
			t.Error("the key of one token answers another")
		}
		wrong := h.want(422, "POST", "/api/v1/persons", ask{body: map[string]any{"given_name": "X"}, header: key("k2")})
		if r := h.want(422, "POST", "/api/v1/persons", ask{body: map[string]any{"given_name": "X"}, header: key("k2")}); r.raw != wrong.raw {
			t.Errorf("the repeat of a refusal says %s, the first said %s", r.raw, wrong.raw)
		}
		for _, bad := range []string{strings.Repeat("k", 256), "caf\xc3\xa9"} {
			if r := h.want(422, "POST", "/api/v1/persons", ask{body: newPerson(), header: key(bad)}); !r.wrong("Idempotency-Key", "idempotency-key") {
				t.Errorf("a bad key: %s", r.raw)
			}
		}
	})
}

// race asks the same 50 times at once and gives the answers.
func race(h *house) []reply {
	var wg sync.WaitGroup
	out := make([]reply, 50)
	for i := range out {
		wg.Go(func() { out[i] = h.call("POST", "/api/v1/persons", ask{body: newPerson(), header: key("once")}) })
	}
	wg.Wait()
	return out
}

func TestFiftyRequestsWithOneKeyHaveOneEffectAndOneAnswer(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		before := h.rows("person")
		answers := race(h)
		if made := h.rows("person") - before; made != 1 {
			t.Errorf("made %d people", made)
		}
		for _, r := range answers {
			if r.status != http.StatusCreated || r.raw != answers[0].raw {
				t.Fatalf("answers differ: %d %s and %s", r.status, r.raw, answers[0].raw)
			}
		}
	})
}

// The negative control: without the guard the same race goes wrong.
func TestWithoutTheGuardTheRaceGoesWrong(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.api.Unguard()
		before := h.rows("person")
		race(h)
		if made := h.rows("person") - before; made < 2 {
			t.Errorf("made %d people: the race test proves nothing", made)
		}
	})
}

// forget makes a key look as if the program died before it kept the answer.
func (h *house) forget() {
	h.t.Helper()
	h.must(h.db.Update(h.t.Context(), func(tx *db.Tx) error {
		_, err := tx.Exec(h.t.Context(), `UPDATE api_idempotency SET answer = ''`)
		return err
	}))
	h.clock.Advance(api.Lease)
}

func TestAfterACrashTheRepeatFinishesTheWorkOnce(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		repeat := func(status int, path string, body any, k string) (first, again reply) {
			t.Helper()
			first = h.want(status, "POST", path, ask{body: body, header: key(k)})
			h.forget()
			return first, h.want(status, "POST", path, ask{body: body, header: key(k)})
		}
		people, contacts := h.rows("person"), h.rows("contact")
		mia, miaAgain := repeat(201, "/api/v1/persons", newPerson(), "a")
		if mia.text("id") != miaAgain.text("id") || h.rows("person") != people+1 {
			t.Errorf("the person was made twice: %s %s", mia.raw, miaAgain.raw)
		}
		visit := h.visit()
		delete(visit, "client_id") // the key takes its place
		one, oneAgain := repeat(201, "/api/v1/contacts", visit, "b")
		if one.text("id") != oneAgain.text("id") || h.rows("contact") != contacts+1 {
			t.Errorf("the contact was made twice: %s %s", one.raw, oneAgain.raw)
		}
		repeat(200, "/api/v1/contacts/"+one.text("id")+"/withdraw", map[string]any{"reason": "double"}, "c")
		repeat(200, "/api/v1/persons/"+mia.text("id")+"/merge", map[string]any{"into": h.person}, "d")
		repeat(200, "/api/v1/persons/"+mia.text("id")+"/unmerge", nil, "e")
	})
}

func TestARepeatWhileTheFirstIsAtWorkWaitsForItsAnswer(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	first := h.want(201, "POST", "/api/v1/persons", ask{body: newPerson(), header: key("k")})
	kept, err := db.Value[string](t.Context(), h.db, `SELECT answer FROM api_idempotency`)
	h.must(err)
	set := func(answer string) {
		h.must(h.db.Update(t.Context(), func(tx *db.Tx) error {
			_, err := tx.Exec(t.Context(), `UPDATE api_idempotency SET answer = $1`, answer)
			return err
		}))
	}
	set("") // at work
	done := make(chan reply)
	go func() { done <- h.call("POST", "/api/v1/persons", ask{body: newPerson(), header: key("k")}) }()
	select {
	case r := <-done:
		t.Fatalf("answered before the first was done: %s", r.raw)
	case <-time.After(100 * time.Millisecond):
	}
	set(kept)
	if r := <-done; r.raw != first.raw {
		t.Errorf("got %s, want %s", r.raw, first.raw)
	}
}

func TestKeptAnswersAreSealedAndForgottenAfterAMonth(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.want(201, "POST", "/api/v1/persons", ask{body: newPerson(), header: key("Mia")})
		found, err := db.All(t.Context(), d, db.Column[string], `SELECT key_hash || body_hash || answer FROM api_idempotency`)
		h.must(err)
		if len(found) != 1 || strings.Contains(fmt.Sprint(found), "Mia") {
			t.Errorf("kept openly: %v", found)
		}
		h.clock.Advance(api.KeepFor)
		h.must(h.api.Sweep(t.Context()))
		if n := h.rows("api_idempotency"); n != 1 {
			t.Errorf("%d answers after a month, want 1", n)
		}
		h.clock.Advance(time.Second)
		h.must(h.api.Sweep(t.Context()))
		if n := h.rows("api_idempotency"); n != 0 {
			t.Errorf("%d answers are still there", n)
		}
	})
}
