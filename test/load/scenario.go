package main

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

// clients is how many write or read at once.
const clients = 16

func (b *bench) get(path string) request {
	return func(int, int) (*http.Request, error) {
		req, err := http.NewRequest("GET", b.demo.URL+path, nil)
		if err == nil {
			req.Header.Set("Cookie", b.cookie)
			req.Header.Set("Accept-Encoding", "gzip")
		}
		return req, err
	}
}

func (b *bench) atFloor(method, path string) request {
	return func(client, n int) (*http.Request, error) {
		req, err := http.NewRequest(method, b.floor.url+path, nil)
		if err == nil {
			req.Header.Set("X-Client", fmt.Sprintf("-%d-%d", client, n))
		}
		return req, err
	}
}

// saveContact posts a contact of a known person with one question, signed in
// with a session, a fresh client id each time.
func (b *bench) saveContact(client, n int) (*http.Request, error) {
	body := fmt.Sprintf(`{"place":%q,"at":%q,"person":%q,"channel":"onsite","minutes":15,"questions":[{"theme":"email","outcome":"solved"}],"client_id":"load-%d-%d-%d"}`,
		b.demo.Sample["digipunt"], time.Now().UTC().Format(time.RFC3339), b.demo.Sample["person"], time.Now().UnixNano(), client, n)
	req, err := http.NewRequest("POST", b.demo.URL+"/api/v1/contacts", strings.NewReader(body))
	if err == nil {
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("Cookie", b.cookie)
	}
	return req, err
}

// saves compares saving a contact with a bare durable insert.
func (b *bench) saves(ctx context.Context) error {
	floor, err := drive(ctx, clients, b.o.seconds, http.StatusCreated, b.atFloor("POST", "/insert"))
	if err != nil {
		return err
	}
	ours, err := drive(ctx, clients, b.o.seconds, http.StatusCreated, b.saveContact)
	if err != nil {
		return err
	}
	ratio := ours.perSecond / floor.perSecond
	b.add("saving a contact, 16 clients, against the floor's durable insert", "≥ 0.3", fmt.Sprintf("%.2f (%.0f/s against %.0f/s)", ratio, ours.perSecond, floor.perSecond), ratio >= 0.3)
	b.add("the same, p95", "≤ 15 ms", millis(ours.p95), ours.p95 <= 15*time.Millisecond)
	return nil
}

// lists compares a list of fifty contacts under three filters with one prepared
// statement for the same rows.
func (b *bench) lists(ctx context.Context) error {
	q := url.Values{"place": {b.demo.Sample["digipunt"]}, "theme": {"email"}, "channel": {"onsite"}, "limit": {"50"}}
	tenant, err := b.tenantID(ctx)
	if err != nil {
		return err
	}
	fq := url.Values{"tenant": {tenant}, "place": q["place"], "theme": q["theme"], "channel": q["channel"]}
	floor, err := drive(ctx, clients, b.o.seconds, http.StatusOK, b.atFloor("GET", "/list?"+fq.Encode()))
	if err != nil {
		return err
	}
	api := url.Values{"place": q["place"], "theme": q["theme"], "from": {"2020-01-01"}, "limit": {"50"}}
	for _, v := range []struct{ what, path string }{
		{"contact list of 50, three filters, page", "/office/contacts?" + q.Encode()},
		{"contact list of 50, three filters, API", "/api/v1/contacts?" + api.Encode()},
	} {
		ours, err := drive(ctx, clients, b.o.seconds, http.StatusOK, b.get(v.path))
		if err != nil {
			return err
		}
		ratio := ours.perSecond / floor.perSecond
		b.add(v.what+", against the floor's list", "≥ 0.5", fmt.Sprintf("%.2f (%.0f/s against %.0f/s)", ratio, ours.perSecond, floor.perSecond), ratio >= 0.5)
	}
	return nil
}

func (b *bench) tenantID(ctx context.Context) (id string, err error) {
	d, err := openFloor(b.dir+"/floor.db", 1, true)
	if err != nil {
		return "", err
	}
	defer d.Close()
	return id, d.QueryRowContext(ctx, `SELECT tenant_id FROM contact WHERE place_id = $1 LIMIT 1`, b.demo.Sample["digipunt"]).Scan(&id)
}

// dashboard looks at the region's figures, one visitor at a time.
func (b *bench) dashboard(ctx context.Context) error {
	r, err := drive(ctx, 1, b.o.seconds, http.StatusOK, b.get("/office/figures"))
	if err != nil {
		return err
	}
	b.add("region dashboard, p95", "≤ 30 ms", millis(r.p95), r.p95 <= 30*time.Millisecond)
	return nil
}

// public compares the public list with a handler that writes the same bytes.
func (b *bench) public(ctx context.Context) error {
	floor, err := drive(ctx, clients, b.o.seconds, http.StatusOK, b.atFloor("GET", "/bytes"))
	if err != nil {
		return err
	}
	ours, err := drive(ctx, clients, b.o.seconds, http.StatusOK, b.get("/"+b.demo.Tenant+"/digipunten"))
	if err != nil {
		return err
	}
	ratio := ours.perSecond / floor.perSecond
	b.add("public list of digipunten, against the same bytes bare", "≥ 0.5", fmt.Sprintf("%.2f (%.0f/s against %.0f/s, %d bytes)", ratio, ours.perSecond, floor.perSecond, ours.bytes), ratio >= 0.5)
	return nil
}

func (b *bench) memory(context.Context) error {
	mb, err := b.program.resident()
	if err != nil {
		return err
	}
	b.add("largest resident memory under that load", "≤ 120 MB", fmt.Sprintf("%.0f MB", mb), mb <= 120)
	return nil
}

func (b *bench) size(context.Context) error {
	st, err := os.Stat(b.o.digibank)
	if err != nil {
		return err
	}
	mb := float64(st.Size()) / (1 << 20)
	b.add("binary", "≤ 45 MB", fmt.Sprintf("%.1f MB", mb), mb <= 45)
	return nil
}

func millis(d time.Duration) string {
	return fmt.Sprintf("%.1f ms", float64(d)/float64(time.Millisecond))
}
