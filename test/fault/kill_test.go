package fault

import (
	"math/rand/v2"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"digibank/internal/base/db"
)

// rounds is how often the program is killed.
const rounds = 10

func TestNothingAcknowledgedIsLostWhenTheProgramIsKilled(t *testing.T) {
	t.Parallel()
	for _, engine := range []db.Engine{db.SQLite, db.Postgres} {
		t.Run(string(engine), func(t *testing.T) {
			t.Parallel()
			w := seed(t, engine)
			c := newCrowd(w)
			s := w.serve()
			cut := 0
			for round := range rounds {
				before := len(c.acked)
				wg := c.write(s.url)
				time.Sleep(300*time.Millisecond + rand.N(700*time.Millisecond))
				if err := s.end(syscall.SIGKILL); err == nil {
					t.Fatal("the program was not killed")
				}
				wg.Wait()
				s = w.serve()
				if lost := c.lost(w.saved()); len(lost) > 0 {
					t.Fatalf("round %d: of %d acknowledged contacts are lost:\n%s", round, len(c.acked), strings.Join(lost, "\n"))
				}
				w.clean()
				if len(c.acked) == before {
					t.Errorf("round %d: nothing was acknowledged", round)
				}
				cut += len(c.open)
				c.repeat(s.url) // what got no answer is finished, or answered as before
			}
			c.stopped(s, &sync.WaitGroup{})
			if cut == 0 {
				t.Error("no kill came in the middle of a request: the test proves nothing")
			}
			t.Logf("%d contacts acknowledged, %d requests cut off", len(c.acked), cut)
			c.wouldSee()
		})
	}
}

// stopped asks the program to stop while writers are at work: then there is what
// was acknowledged, and nothing else.
func (c *crowd) stopped(s *server, writers *sync.WaitGroup) {
	t := c.w.t
	t.Helper()
	if err := s.end(syscall.SIGTERM); err != nil {
		t.Errorf("asked to stop, the program ended with %v\n%s", err, s.log)
	}
	writers.Wait()
	saved := c.w.saved()
	if lost := c.lost(saved); len(lost) > 0 || len(saved) != len(c.acked) {
		t.Errorf("%d acknowledged, %d saved, lost:\n%s", len(c.acked), len(saved), strings.Join(lost, "\n"))
	}
	if len(c.refused) > 0 {
		t.Errorf("%d requests were refused, such as %s", len(c.refused), c.refused[0])
	}
	c.w.clean()
}

// clean runs `digibank verify`, which must find nothing.
func (w *world) clean() {
	w.t.Helper()
	if out, err := w.verify(); err != nil {
		w.t.Errorf("verify: %v\n%s", err, out)
	}
}

// wouldSee is the negative control: a contact that goes is seen by both checks.
func (c *crowd) wouldSee() {
	t := c.w.t
	t.Helper()
	d := c.w.open()
	for _, contactID := range c.acked {
		c.w.must(d.Update(t.Context(), func(tx *db.Tx) error {
			if _, err := tx.Exec(t.Context(), `DELETE FROM question WHERE contact_id = $1`, contactID); err != nil {
				return err
			}
			_, err := tx.Exec(t.Context(), `DELETE FROM contact WHERE id = $1`, contactID)
			return err
		}))
		break
	}
	c.w.must(d.Close())
	if len(c.lost(c.w.saved())) != 1 {
		t.Error("a contact that was taken away is not seen")
	}
	if out, err := c.w.verify(); err == nil {
		t.Errorf("verify finds nothing wrong without a contact: %s", out)
	}
}

// A service manager stops the program in the middle of the day: who was being
// answered gets the answer, and nothing is saved that nobody heard of.
func TestAskedToStopTheProgramFinishesWhatItBegan(t *testing.T) {
	t.Parallel()
	for _, engine := range []db.Engine{db.SQLite, db.Postgres} {
		t.Run(string(engine), func(t *testing.T) {
			t.Parallel()
			w := seed(t, engine)
			c := newCrowd(w)
			for range 3 {
				s := w.serve()
				wg := c.write(s.url)
				time.Sleep(300*time.Millisecond + rand.N(300*time.Millisecond))
				c.stopped(s, wg)
				clear(c.open) // was not taken on
			}
			if len(c.acked) < writers {
				t.Errorf("only %d contacts were acknowledged", len(c.acked))
			}
		})
	}
}
