package mail_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/mail"

	"github.com/emersion/go-smtp"
)

func letter() mail.Message {
	return mail.Message{To: "an@example.be", Subject: "Uw afspraak", Text: "Dag An,\ntot maandag.", HTML: "<p>Dag An</p>"}
}

func config(s *server, security mail.Security) mail.Config {
	return mail.Config{Host: "127.0.0.1", Port: s.port, Security: security, From: "noreply@digibank.be", FromName: "Digibank Brugge", Roots: s.roots, Timeout: 5 * time.Second}
}

func sender(t *testing.T, c mail.Config) *mail.SMTP {
	t.Helper()
	s, err := mail.NewSMTP(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// v5.0.0-12.2.1: the connection is encrypted.
func TestAMessageArrivesOverEveryKindOfConnection(t *testing.T) {
	t.Parallel()
	for security, k := range map[mail.Security]kind{mail.StartTLS: {startTLS: true}, mail.TLS: {tls: true}, mail.Plain: {}} {
		t.Run(string(security), func(t *testing.T) {
			t.Parallel()
			s := newServer(t, k)
			c := config(s, security)
			if security != mail.Plain {
				c.User, c.Password = "digibank", "geheim"
			}
			if err := sender(t, c).Send(context.Background(), letter()); err != nil {
				t.Fatal(err)
			}
			got := s.deliveries()
			if len(got) != 1 || got[0].from != "noreply@digibank.be" || got[0].to != "an@example.be" {
				t.Fatalf("got %+v", got)
			}
			if got[0].encrypted != (security != mail.Plain) || got[0].user != c.User {
				t.Errorf("encrypted %v, signed in as %q", got[0].encrypted, got[0].user)
			}
			for _, want := range []string{"Subject: Uw afspraak", `From: "Digibank Brugge" <noreply@digibank.be>`, "Auto-Submitted: auto-generated", "tot maandag.", "<p>Dag An</p>", "multipart/alternative"} {
				if !strings.Contains(got[0].data, want) {
					t.Errorf("no %q in\n%s", want, got[0].data)
				}
			}
		})
	}
}

func TestAServerWithoutEncryptionGetsNothingWhenEncryptionIsAskedFor(t *testing.T) {
	t.Parallel()
	s := newServer(t, kind{})
	for _, security := range []mail.Security{mail.StartTLS, mail.TLS} {
		err := sender(t, config(s, security)).Send(context.Background(), letter())
		if err == nil || mail.Permanent(err) {
			t.Errorf("%s: %v", security, err)
		}
	}
	if got := s.deliveries(); len(got) != 0 {
		t.Errorf("sent in the clear: %+v", got)
	}
}

func TestAServerWithAnUnknownCertificateGetsNothing(t *testing.T) {
	t.Parallel()
	s := newServer(t, kind{startTLS: true})
	c := config(s, mail.StartTLS)
	c.Roots = newServer(t, kind{}).roots // of another server
	if err := sender(t, c).Send(context.Background(), letter()); err == nil || len(s.deliveries()) != 0 {
		t.Errorf("%v, %d deliveries", err, len(s.deliveries()))
	}
}

func TestAWrongPasswordIsReportedWithoutShowingIt(t *testing.T) {
	t.Parallel()
	c := config(newServer(t, kind{startTLS: true}), mail.StartTLS)
	c.User, c.Password = "digibank", "verkeerd-wachtwoord"
	err := sender(t, c).Send(context.Background(), letter())
	if err == nil || strings.Contains(err.Error(), "verkeerd") {
		t.Errorf("got %v", err)
	}
}

// v5.0.0-16.2.5: errors, which are logged, hold no personal data.
func TestARefusalSaysWhetherToTryAgainAndNamesNobody(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		code      int
		permanent bool
	}{{550, true}, {552, true}, {450, false}, {421, false}} {
		s := newServer(t, kind{refuse: &smtp.SMTPError{Code: c.code, EnhancedCode: smtp.EnhancedCode{c.code / 100, 1, 1}, Message: "an@example.be is unknown here"}})
		err := sender(t, config(s, mail.Plain)).Send(context.Background(), letter())
		if err == nil || mail.Permanent(err) != c.permanent || strings.Contains(err.Error(), "an@") {
			t.Errorf("%d: permanent %v, %v", c.code, mail.Permanent(err), err)
		}
		if err != nil && !strings.HasSuffix(err.Error(), fmt.Sprint(c.code)) {
			t.Errorf("%d: error %v does not tell the code", c.code, err)
		}
	}
}

func TestAMessageThatWasTakenIsNotSentAgainWhenTheServerVanishes(t *testing.T) {
	t.Parallel()
	s := newServer(t, kind{vanish: true})
	if err := sender(t, config(s, mail.Plain)).Send(context.Background(), letter()); err != nil {
		t.Errorf("taken, but reported as failed: %v", err)
	}
	if n := len(s.deliveries()); n != 1 {
		t.Errorf("%d deliveries", n)
	}
}

func TestASilentServerDoesNotHoldUpTheProgram(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	s := sender(t, mail.Config{Host: "127.0.0.1", Port: l.Addr().(*net.TCPAddr).Port, Security: mail.Plain, From: "a@b.be", Timeout: 100 * time.Millisecond})
	start := time.Now()
	if err := s.Send(context.Background(), letter()); err == nil || mail.Permanent(err) {
		t.Errorf("got %v", err)
	}
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("gave up after %v", took)
	}
}

func TestAMistakeInTheSettingsIsFoundAtStart(t *testing.T) {
	t.Parallel()
	good := mail.Config{Host: "mail.example.be", From: "noreply@digibank.be"}
	if _, err := mail.NewSMTP(good); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*mail.Config){
		"no server":                    func(c *mail.Config) { c.Host = "" },
		"no sender":                    func(c *mail.Config) { c.From = "" },
		"a sender with a name":         func(c *mail.Config) { c.From = "Digibank <noreply@digibank.be>" },
		"a line break in the name":     func(c *mail.Config) { c.FromName = "Digi\r\nBcc: x@y.be" },
		"an unknown security":          func(c *mail.Config) { c.Security = "ssl3" },
		"a password without any TLS":   func(c *mail.Config) { c.Security, c.User = mail.Plain, "digibank" },
		"a line break in the address":  func(c *mail.Config) { c.From = "a@b.be\r\nBcc: x@y.be" },
		"two addresses for the sender": func(c *mail.Config) { c.From = "a@b.be, c@d.be" },
	} {
		c := good
		spoil(&c)
		if _, err := mail.NewSMTP(c); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestAStoppedRequestSendsNothing(t *testing.T) {
	t.Parallel()
	s := newServer(t, kind{})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := sender(t, config(s, mail.Plain)).Send(ctx, letter()); !errors.Is(err, context.Canceled) || len(s.deliveries()) != 0 {
		t.Errorf("%v, %d deliveries", err, len(s.deliveries()))
	}
}
