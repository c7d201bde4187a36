package fault

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"

	"digibank/internal/base/db"
	"digibank/internal/base/id"
)

// writers is how many helpers log at once.
const writers = 16

// crowd is many helpers who log one contact after the other.
type crowd struct {
	w      *world
	client *http.Client

	mu      sync.Mutex
	acked   map[string]string // client id -> the id that was answered
	open    map[string][]byte // sent, and not answered: by client id
	refused []string          // answers other than 201
}

func newCrowd(w *world) *crowd {
	return &crowd{w: w, acked: map[string]string{}, open: map[string][]byte{},
		client: &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: writers}}}
}

// write lets every helper log until the program is gone.
func (c *crowd) write(url string) *sync.WaitGroup {
	var wg sync.WaitGroup
	for n := range writers {
		wg.Go(func() {
			for i := n; ; i++ {
				clientID := id.Random{}.New()
				if c.send(url, clientID, c.contact(clientID, i)) != nil {
					return
				}
			}
		})
	}
	return &wg
}

// contact is for one of a few people, a pseudonym, or nobody known, in turn.
func (c *crowd) contact(clientID string, i int) []byte {
	body := map[string]any{"place": c.w.place, "at": time.Now().Add(-time.Minute).Format(time.RFC3339), "channel": "onsite", "minutes": 5 + i%40, "client_id": clientID,
		"questions": []any{map[string]any{"theme": "email", "outcome": "solved"}, map[string]any{"theme": "digital_safety", "outcome": "solved"}}[:1+i%2]}
	switch i % 3 {
	case 0:
		body["person"] = c.w.people[i%len(c.w.people)]
	case 1:
		body["pseudonym"] = map[string]any{"given": "Jo", "family": "Ma", "birth_year": 1940 + i%7, "postcode": "8370", "consent": true}
	default:
		body["known_before"] = "no"
	}
	raw, _ := json.Marshal(body) // plain values always marshal
	return raw
}

// send logs one contact and notes the answer; an error means that none came.
func (c *crowd) send(url, clientID string, body []byte) error {
	c.note(func() { c.open[clientID] = body })
	req, err := http.NewRequest(http.MethodPost, url+"/api/v1/contacts", bytes.NewReader(body)) //nolint:noctx // ends with the program
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+token)
	req.Header.Set("Content-Type", "application/json")
	res, err := c.client.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	var made struct {
		ID string `json:"id"`
	}
	if err := json.NewDecoder(res.Body).Decode(&made); err != nil {
		return err
	}
	c.note(func() {
		delete(c.open, clientID)
		if res.StatusCode == http.StatusCreated {
			c.acked[clientID] = made.ID
		} else {
			c.refused = append(c.refused, fmt.Sprintf("%d to %s", res.StatusCode, body))
		}
	})
	return nil
}

func (c *crowd) note(fn func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	fn()
}

// repeat sends again what got no answer, as an offline phone does.
func (c *crowd) repeat(url string) {
	c.w.t.Helper()
	for clientID, body := range c.open {
		c.w.must(c.send(url, clientID, body))
	}
}

// saved gives the first versions of all contacts: client id -> ids.
func (w *world) saved() map[string][]string {
	w.t.Helper()
	d := w.open()
	defer d.Close()
	out := map[string][]string{}
	w.must(db.Each(w.t.Context(), d, func(s db.Scanner) error {
		var clientID, contactID string
		err := s.Scan(&clientID, &contactID)
		out[clientID] = append(out[clientID], contactID)
		return err
	}, `SELECT client_id, id FROM contact WHERE version = 1`))
	return out
}

// lost lists the acknowledged contacts that are not there exactly once, under
// the id that was answered.
func (c *crowd) lost(saved map[string][]string) []string {
	var out []string
	for clientID, contactID := range c.acked {
		if got := saved[clientID]; len(got) != 1 || got[0] != contactID {
			out = append(out, fmt.Sprintf("acknowledged %s as %s, saved %v", clientID, contactID, got))
		}
	}
	return out
}
