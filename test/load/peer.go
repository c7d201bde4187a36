package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"time"
)

// The peer does less: it stores the contact and its question, without rights by
// place, ledger, figures or audit trail, and without waiting for the disk.

const peerPassword = "bench-password-1234"

// peer measures PocketBase with the same work.
type peer struct {
	url, token, place, person string
}

func (b *bench) peer(ctx context.Context) error {
	if b.o.pocketbase == "" {
		return nil
	}
	addr, err := freeAddr()
	if err != nil {
		return err
	}
	server := program{url: "http://" + addr, ready: "/api/health", env: []string{"BENCH_PASSWORD=" + peerPassword}, name: b.o.pocketbase,
		args: []string{"serve", "--http", addr, "--dir", filepath.Join(b.dir, "pocketbase")}}
	proc, _, err := server.start(ctx)
	if err != nil {
		return err
	}
	defer proc.stop()
	p := &peer{url: "http://" + addr}
	if err := p.signIn(); err != nil {
		return err
	}
	if err := b.peerSaves(ctx, p); err != nil {
		return err
	}
	return b.peerLists(ctx, p)
}

func (p *peer) signIn() error {
	var got struct{ Token string }
	body, _ := json.Marshal(map[string]string{"identity": "bench@example.com", "password": peerPassword})
	if err := p.call("POST", "/api/collections/helpers/auth-with-password", bytes.NewReader(body), &got); err != nil {
		return err
	}
	p.token = got.Token
	for path, into := range map[string]*string{"places": &p.place, "people": &p.person} {
		var list struct{ Items []struct{ ID string } }
		if err := p.call("GET", "/api/collections/"+path+"/records?perPage=1&skipTotal=1", nil, &list); err != nil {
			return err
		}
		if len(list.Items) == 0 {
			return errors.New("the peer has no " + path)
		}
		*into = list.Items[0].ID
	}
	return nil
}

func (p *peer) call(method, path string, body *bytes.Reader, into any) error {
	if body == nil {
		body = bytes.NewReader(nil)
	}
	req, err := http.NewRequest(method, p.url+path, body)
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", p.token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answered %d", path, resp.StatusCode)
	}
	return json.NewDecoder(resp.Body).Decode(into)
}

func (p *peer) request(method, path, body string) (*http.Request, error) {
	req, err := http.NewRequest(method, p.url+path, strings.NewReader(body))
	if err == nil {
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("Authorization", p.token)
		req.Header.Set("Accept-Encoding", "gzip")
	}
	return req, err
}

// saveContact saves a contact as one record, without its question, ledger or
// trail: the peer's best case.
func (p *peer) saveContact(int, int) (*http.Request, error) {
	return p.request("POST", "/api/collections/contacts/records", fmt.Sprintf(
		`{"at":%q,"place":%q,"person":%q,"channel":"onsite","minutes":15,"theme":"email"}`, time.Now().UTC().Format(time.RFC3339), p.place, p.person))
}

func (b *bench) peerSaves(ctx context.Context, p *peer) error {
	theirs, err := drive(ctx, clients, b.o.seconds, http.StatusOK, p.saveContact)
	if err != nil {
		return err
	}
	ours, err := drive(ctx, clients, b.o.seconds, http.StatusCreated, b.saveContact)
	if err != nil {
		return err
	}
	ratio := ours.perSecond / theirs.perSecond
	b.add("saving a contact, against PocketBase (one record, without its question)", "≥ 2", fmt.Sprintf("%.1f (%.0f/s against %.0f/s)", ratio, ours.perSecond, theirs.perSecond), ratio >= 2)
	return nil
}

func (b *bench) peerLists(ctx context.Context, p *peer) error {
	q := url.Values{"perPage": {"50"}, "skipTotal": {"1"}, "sort": {"-at"}, "expand": {"place,person"},
		"filter": {fmt.Sprintf("place = %q && theme = 'email' && channel = 'onsite'", p.place)}}
	theirs, err := drive(ctx, clients, b.o.seconds, http.StatusOK, func(int, int) (*http.Request, error) {
		return p.request("GET", "/api/collections/contacts/records?"+q.Encode(), "")
	})
	if err != nil {
		return err
	}
	own := url.Values{"place": {b.demo.Sample["digipunt"]}, "theme": {"email"}, "channel": {"onsite"}, "limit": {"50"}}
	ours, err := drive(ctx, clients, b.o.seconds, http.StatusOK, b.get("/office/contacts?"+own.Encode()))
	if err != nil {
		return err
	}
	ratio := ours.perSecond / theirs.perSecond
	b.add("contact list of 50, three filters, with names, page against PocketBase", "≥ 4", fmt.Sprintf("%.1f (%.0f/s against %.0f/s)", ratio, ours.perSecond, theirs.perSecond), ratio >= 4)
	return nil
}
