package account_test

import (
	"io"
	"log"
	"mime/quotedprintable"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/job"
	"digibank/internal/base/mail"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
)

// post is a real SMTP server that keeps what it takes in, and can be away.
type post struct {
	mu   sync.Mutex
	away bool
	got  []string
}

func startPost(t *testing.T) (*post, mail.Sender) {
	t.Helper()
	p := &post{}
	srv := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &delivery{post: p}, nil }))
	srv.Domain, srv.ReadTimeout, srv.WriteTimeout = "localhost", 5*time.Second, 5*time.Second
	srv.ErrorLog = log.New(io.Discard, "", 0)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = srv.Serve(l) }()
	t.Cleanup(func() { _ = srv.Close() })
	s, err := mail.NewSMTP(mail.Config{Host: "127.0.0.1", Port: l.Addr().(*net.TCPAddr).Port, Security: mail.Plain, From: "noreply@digibank.test", FromName: "Digibank"})
	if err != nil {
		t.Fatal(err)
	}
	return p, s
}

func (p *post) setAway(away bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.away = away
}

func (p *post) letters() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.got
}

type delivery struct {
	post *post
	to   string
}

func (d *delivery) Reset()                               { d.to = "" }
func (d *delivery) Logout() error                        { return nil }
func (d *delivery) Mail(string, *smtp.MailOptions) error { return nil }
func (d *delivery) Rcpt(to string, _ *smtp.RcptOptions) error {
	d.post.mu.Lock()
	defer d.post.mu.Unlock()
	if d.post.away {
		return &smtp.SMTPError{Code: 451, Message: "not now"}
	}
	d.to = to
	return nil
}

func (d *delivery) Data(r io.Reader) error {
	raw, err := io.ReadAll(quotedprintable.NewReader(r))
	if err != nil {
		return err
	}
	d.post.mu.Lock()
	defer d.post.mu.Unlock()
	d.post.got = append(d.post.got, "To "+d.to+"\n"+string(raw))
	return nil
}

func TestInvitationArrivesByRealMailAlsoWhenTheServerWasAway(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		p, sender := startPost(t)
		svc := h.node(t, sender)
		worker := job.NewWorker(svc.Queue, job.Config{})
		svc.Jobs(worker)
		p.setAway(true)
		if _, err := svc.Invite(t.Context(), h.boss, account.Invite{Email: "zoe@example.be", Name: "Zoë", Lang: "fr", Grants: []account.GrantSpec{{Role: actor.Helper}}}); err != nil {
			t.Fatal(err)
		}
		drain := func() {
			if err := worker.Drain(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		drain()
		if len(p.letters()) != 0 {
			t.Fatal("a server that is away took a mail")
		}
		p.setAway(false)
		h.clock.Advance(11 * time.Second)
		drain()
		got := p.letters()
		if len(got) != 1 || !strings.Contains(got[0], "To zoe@example.be") || !strings.Contains(got[0], "Votre compte chez Digibank Brugge Noord") || !strings.Contains(got[0], "Bonjour Zoë") {
			t.Fatalf("got %q", got)
		}
		m := linkForm.FindStringSubmatch(got[0])
		if m == nil {
			t.Fatalf("no link in %q", got[0])
		}
		if _, err := svc.Accept(t.Context(), m[2], goodPassword, account.Origin{}); err != nil {
			t.Error(err)
		}
	})
}
