package mail_test

import (
	"context"
	"errors"
	"io"
	"mime"
	netmail "net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"digibank/internal/base/mail"

	"github.com/google/go-cmp/cmp"
)

// spool sends messages into a directory and returns the files.
func spool(t *testing.T, messages ...mail.Message) []string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "mail")
	s, err := mail.NewSpool(dir, "Digibank", "noreply@digibank.be")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range messages {
		if err := s.Send(context.Background(), m); err != nil {
			t.Fatal(err)
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestTheDemoKeepsEveryMessageAsAFileOfItsOwn(t *testing.T) {
	t.Parallel()
	second := letter()
	second.Subject, second.ReplyTo = "Bevestiging: Ömer komt", "balie@digibank.be"
	files := spool(t, letter(), second)
	if len(files) != 2 {
		t.Fatalf("files %v", files)
	}
	for i, subject := range []string{"Uw afspraak", second.Subject} {
		if filepath.Ext(files[i]) != ".eml" || strings.Contains(files[i], "example") {
			t.Errorf("file name %s", files[i])
		}
		if info, err := os.Stat(files[i]); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("mode %v, %v", info.Mode(), err)
		}
		data, err := os.ReadFile(files[i])
		if err != nil {
			t.Fatal(err)
		}
		m, err := netmail.ReadMessage(strings.NewReader(string(data)))
		if err != nil {
			t.Fatal(err)
		}
		got, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
		if err != nil || got != subject || m.Header.Get("To") != "<an@example.be>" {
			t.Errorf("subject %q to %q, %v", got, m.Header.Get("To"), err)
		}
		if _, err := m.Header.Date(); err != nil || !strings.HasSuffix(m.Header.Get("Message-ID"), "@digibank.be>") {
			t.Errorf("date %v, id %q", err, m.Header.Get("Message-ID"))
		}
		if body, err := io.ReadAll(m.Body); err != nil || !strings.Contains(string(body), "tot maandag.") {
			t.Errorf("body %s, %v", body, err)
		}
	}
}

// v5.0.0-1.3.11: mail systems are protected against injected headers.
func TestNoTextFromOutsideCanAddAHeaderOrAReceiver(t *testing.T) {
	t.Parallel()
	s, err := mail.NewSpool(t.TempDir(), "Digibank", "noreply@digibank.be")
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*mail.Message){
		"a header through the subject":  func(m *mail.Message) { m.Subject = "Dag\r\nBcc: x@y.be" },
		"a bare line feed":              func(m *mail.Message) { m.Subject = "Dag\nBcc: x@y.be" },
		"a bare carriage return":        func(m *mail.Message) { m.Subject = "Dag\rBcc: x@y.be" },
		"a zero byte":                   func(m *mail.Message) { m.Subject = "Dag\x00" },
		"broken text":                   func(m *mail.Message) { m.Subject = "Dag\xff" },
		"a line separator":              func(m *mail.Message) { m.Subject = "Dag\u2028Bcc: x@y.be" },
		"no subject":                    func(m *mail.Message) { m.Subject = "" },
		"an endless subject":            func(m *mail.Message) { m.Subject = strings.Repeat("x", 201) },
		"a header through the receiver": func(m *mail.Message) { m.To = "an@example.be\r\nBcc: x@y.be" },
		"two receivers":                 func(m *mail.Message) { m.To = "an@example.be, x@y.be" },
		"a receiver with a name":        func(m *mail.Message) { m.To = "An <an@example.be>" },
		"no receiver":                   func(m *mail.Message) { m.To = "" },
		"a command as the receiver":     func(m *mail.Message) { m.To = "an@example.be>\r\nDATA" },
		"a reply address with a header": func(m *mail.Message) { m.ReplyTo = "a@b.be\nBcc: x@y.be" },
		"no text":                       func(m *mail.Message) { m.Text = "" },
	} {
		m := letter()
		spoil(&m)
		for _, to := range []mail.Sender{s, new(mail.Memory)} {
			if err := to.Send(context.Background(), m); !errors.Is(err, mail.ErrMessage) || !mail.Permanent(err) || strings.Contains(err.Error(), "y.be") {
				t.Errorf("%s: %T answers %v", name, to, err)
			}
		}
	}
}

func TestALongOrForeignSubjectStaysOneHeader(t *testing.T) {
	t.Parallel()
	m := letter()
	m.Subject = strings.Repeat("أهلا Şahin ", 18)
	data, err := os.ReadFile(spool(t, m)[0])
	if err != nil {
		t.Fatal(err)
	}
	got, err := netmail.ReadMessage(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	if text, err := new(mime.WordDecoder).DecodeHeader(got.Header.Get("Subject")); err != nil || strings.TrimSpace(text) != strings.TrimSpace(m.Subject) {
		t.Errorf("%q, %v", text, err)
	}
	for line := range strings.SplitSeq(header(string(data)), "\r\n") {
		if len(line) > 998 || strings.Contains(line, "\n") {
			t.Errorf("header line of %d bytes", len(line))
		}
	}
}

func TestTestsCanSeeWhatWasSent(t *testing.T) {
	t.Parallel()
	var box mail.Memory
	if err := box.Send(context.Background(), letter()); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]mail.Message{letter()}, box.Sent()); d != "" {
		t.Error(d)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if box.Send(ctx, letter()) == nil || len(box.Sent()) != 1 {
		t.Error("a stopped request sent something")
	}
}

func TestADirectoryThatCannotBeMadeIsFoundAtStart(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := mail.NewSpool(filepath.Join(file, "mail"), "", "a@b.be"); err == nil {
		t.Error("accepted")
	}
	if _, err := mail.NewSpool(t.TempDir(), "", "nobody"); err == nil {
		t.Error("a sender without a domain is accepted")
	}
}
