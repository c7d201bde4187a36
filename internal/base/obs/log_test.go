package obs_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/netip"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"digibank/internal/base/obs"
)

func logger(t *testing.T, format obs.Format) (*slog.Logger, *bytes.Buffer) {
	t.Helper()
	var out bytes.Buffer
	log, err := obs.NewLogger(&out, format, slog.LevelInfo)
	if err != nil {
		t.Fatal(err)
	}
	return log, &out
}

// line reads the only line of a JSON log.
func line(t *testing.T, out *bytes.Buffer) map[string]any {
	t.Helper()
	if n := strings.Count(out.String(), "\n"); n != 1 {
		t.Fatalf("%d lines: %s", n, out)
	}
	got := make(map[string]any)
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return got
}

// v5.0.0-16.2.1, v5.0.0-16.2.2: a line says when (UTC), what, and for which request.
func TestALogLineSaysWhenWhatAndForWhichRequest(t *testing.T) {
	t.Parallel()
	log, out := logger(t, obs.JSON)
	ctx := obs.WithRequestID(context.Background(), "R1")
	log.With("place", "p1").InfoContext(ctx, "contact saved", "minutes", 20)
	got := line(t, out)
	if got["msg"] != "contact saved" || got["level"] != "INFO" || got["request_id"] != "R1" || got["place"] != "p1" || got["minutes"] != 20.0 {
		t.Errorf("got %v", got)
	}
	if at, err := time.Parse(time.RFC3339Nano, got["time"].(string)); err != nil || !strings.HasSuffix(got["time"].(string), "Z") || time.Since(at) > time.Minute {
		t.Errorf("time %v, %v", got["time"], err)
	}
}

func TestOutsideARequestThereIsNoRequestID(t *testing.T) {
	t.Parallel()
	log, out := logger(t, obs.JSON)
	log.Info("started")
	if _, ok := line(t, out)["request_id"]; ok {
		t.Error("a request id without a request")
	}
}

// v5.0.0-16.4.1: text from outside cannot forge a log line or field.
func TestHostileTextStaysInsideItsField(t *testing.T) {
	t.Parallel()
	for _, evil := range []string{
		"x\n{\"level\":\"INFO\",\"msg\":\"forged\"}", "x\r\ntime=now level=INFO msg=forged", "x\" forged=\"1", "x forged=1", "\x1b[2Jx", "x\x00y", "x\u2028y", "x\u0085y", `x\`,
	} {
		log, out := logger(t, obs.JSON)
		log.Info(evil, "query", evil, evil, "v", "err", errors.New(evil), slog.Group("g", "in", evil))
		got := line(t, out)
		if _, forged := got["forged"]; forged || got["msg"] != evil || got["query"] != evil || got["err"] != evil {
			t.Errorf("%q: got %v", evil, got)
		}
		log, out = logger(t, obs.Text)
		log.Info(evil, "query", evil, evil, "v", "err", errors.New(evil))
		text := strings.TrimSuffix(out.String(), "\n")
		if strings.ContainsAny(text, "\n\r\x1b\x00\u2028\u0085") || strings.HasSuffix(evil, "forged=1") && !strings.Contains(text, `query="x forged=1"`) {
			t.Errorf("%q: got %q", evil, text)
		}
	}
}

// v5.0.0-16.2.5: secrets and personal content are absent.
func TestSecretsAndPersonalDataAreBlankedByTheirName(t *testing.T) {
	t.Parallel()
	for _, format := range []obs.Format{obs.JSON, obs.Text} {
		for _, name := range []string{
			"password", "Password", "new_password", "smtpPassword", "token", "api_token", "API-Key", "apikey", "masterKey", "authorization", "Set-Cookie", "session_id",
			"email", "e_mail", "person.email", "phone", "phoneNumber", "given_name", "familyName", "note", "birth_year", "iban", "insz", "voornaam", "body",
		} {
			log, out := logger(t, format)
			log.With(name, "GEHEIM").Info("x", name, "GEHEIM", "ok", "zichtbaar",
				slog.Group("in", name, errors.New("GEHEIM"), "n", 1), slog.Group(name, "inside", "GEHEIM"), name, []string{"GEHEIM"})
			log.WithGroup(name).Info("x", "inside", "GEHEIM")
			if strings.Contains(out.String(), "GEHEIM") || !strings.Contains(out.String(), "zichtbaar") || !strings.Contains(out.String(), "[blanked]") {
				t.Errorf("%s: %s", name, out)
			}
		}
	}
}

func TestHarmlessNamesStayReadable(t *testing.T) {
	t.Parallel()
	log, out := logger(t, obs.JSON)
	names := []string{"tenant", "role", "route", "status", "duration", "job", "place", "kind", "tokenizer", "spinning", "notebook", "keyring", "count", "telling"}
	for _, name := range names {
		log.Info("x", name, "zichtbaar")
	}
	if n := strings.Count(out.String(), "zichtbaar"); n != len(names) {
		t.Errorf("%d of %d: %s", n, len(names), out)
	}
}

// v5.0.0-14.2.1: what stands in a query does not reach the log.
func TestTheQueryOfAnAddressIsLeftOut(t *testing.T) {
	t.Parallel()
	log, out := logger(t, obs.JSON)
	log.Info("x", "url", "/office/persons?search=Peeters", "path", "/a?b", "route", "GET /{tenant}/")
	got := line(t, out)
	if got["url"] != "/office/persons" || got["path"] != "/a" || got["route"] != "GET /{tenant}/" {
		t.Errorf("got %v", got)
	}
}

func TestALongTextDoesNotFillTheDisk(t *testing.T) {
	t.Parallel()
	log, out := logger(t, obs.JSON)
	log.Info("x", "agent", strings.Repeat("é", 100_000))
	got := line(t, out)["agent"].(string)
	if len(got) > 2010 || !strings.HasSuffix(got, "…") || !utf8.ValidString(got) || strings.Contains(got, "\ufffd") {
		t.Errorf("%d bytes, ends in %q", len(got), got[len(got)-10:])
	}
}

func TestOtherValuesAreWrittenAsTheyAre(t *testing.T) {
	t.Parallel()
	log, out := logger(t, obs.JSON)
	log.Info("x", "n", 3, "ok", true, "took", time.Second, "list", []int{1, 2}, "addr", netip.MustParseAddr("::1"), "nil", nil)
	got := line(t, out)
	if got["n"] != 3.0 || got["ok"] != true || got["took"] != 1e9 || len(got["list"].([]any)) != 2 || got["addr"] != "::1" || got["nil"] != nil {
		t.Errorf("got %v", got)
	}
}

func TestTheLevelDecidesWhatIsWritten(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	level := new(slog.LevelVar)
	log, err := obs.NewLogger(&out, obs.Text, level)
	if err != nil {
		t.Fatal(err)
	}
	log.Debug("eerst")
	level.Set(slog.LevelDebug)
	log.Debug("daarna")
	if strings.Contains(out.String(), "eerst") || !strings.Contains(out.String(), "daarna") {
		t.Errorf("got %s", &out)
	}
	if _, err := obs.NewLogger(&out, "xml", level); err == nil {
		t.Error("an unknown format is accepted")
	}
}

func FuzzARecordIsAlwaysOneLine(f *testing.F) {
	f.Add("msg", "key", "value")
	f.Add("a\nb", "time", "\r")
	f.Fuzz(func(t *testing.T, msg, key, value string) {
		for _, format := range []obs.Format{obs.JSON, obs.Text} {
			log, out := logger(t, format)
			log.Info(msg, key, value)
			if strings.Count(out.String(), "\n") != 1 || strings.Contains(out.String(), "\r") {
				t.Fatalf("%s: %q", format, out)
			}
		}
	})
}

func BenchmarkARequestLine(b *testing.B) {
	log, err := obs.NewLogger(io.Discard, obs.JSON, slog.LevelInfo)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		log.LogAttrs(context.Background(), slog.LevelInfo, "request", slog.String("id", "x"), slog.String("method", "GET"),
			slog.String("route", "GET /{tenant}/"), slog.Int("status", 200), slog.Int64("bytes", 5000), slog.Float64("ms", 3.5))
	}
}
