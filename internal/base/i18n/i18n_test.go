package i18n_test

import (
	"context"
	"io/fs"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"digibank/internal/base/i18n"

	"github.com/google/go-cmp/cmp"
)

const (
	dutch   = `{"desk.title":"Balie","desk.hello":"Dag {{.name}}, het is {{ .day }}","desk.wait":{"one":"{{.count}} persoon wacht","other":"{{.count}} personen wachten"},"only.dutch":"Alleen hier","year":"Jaar {{.year}}"}`
	french  = `{"desk.title":"Guichet","desk.hello":"Bonjour {{.name}}, {{.day}}","desk.wait":{"one":"{{.count}} personne attend","many":"{{.count}} de personnes attendent","other":"{{.count}} personnes attendent"},"year":"Année {{.year}}"}`
	english = `{"desk.title":"Desk","desk.hello":"Hello {{.name}}, it is {{.day}}","desk.wait":{"one":"{{.count}} person is waiting","other":"{{.count}} people are waiting"},"year":"Year {{.year}}"}`
)

func catalogue(nl, fr, en string) fs.FS {
	return fstest.MapFS{
		"locale/nl.json": {Data: []byte(nl)},
		"locale/fr.json": {Data: []byte(fr)},
		"locale/en.json": {Data: []byte(en)},
	}
}

func bundle(t testing.TB) *i18n.Bundle {
	t.Helper()
	b, err := i18n.New(catalogue(dutch, french, english))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestATextIsGivenInTheLanguageOfTheRequest(t *testing.T) {
	t.Parallel()
	b := bundle(t)
	for lang, want := range map[string]string{"nl": "Balie", "fr": "Guichet", "en": "Desk", "xx": "Balie", "": "Balie"} {
		ctx := i18n.With(context.Background(), b.Localizer(lang))
		if got := i18n.T(ctx, "desk.title"); got != want {
			t.Errorf("language %q: got %q, want %q", lang, got, want)
		}
	}
	if got := b.Localizer("xx").Lang(); got != "nl" {
		t.Errorf("an unknown language is shown as %q, want nl", got)
	}
}

func TestPlaceholdersAreFilledByName(t *testing.T) {
	t.Parallel()
	got := bundle(t).Localizer("nl").T("desk.hello", "day", "maandag", "name", "N'Diaye {{.day}}")
	if want := "Dag N'Diaye {{.day}}, het is maandag"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTheCountPicksThePluralFormOfItsLanguage(t *testing.T) {
	t.Parallel()
	b := bundle(t)
	for _, c := range []struct {
		lang string
		n    any
		want string
	}{
		{"nl", 0, "0 personen wachten"},
		{"nl", 1, "1 persoon wacht"},
		{"nl", int64(2), "2 personen wachten"},
		{"nl", 1234, "1.234 personen wachten"},
		{"nl", int64(1_000_000_001), "1.000.000.001 personen wachten"},
		{"fr", 0, "0 personne attend"},
		{"fr", int32(2), "2 personnes attendent"},
		{"fr", 1_000_000, "1\u202f000\u202f000 de personnes attendent"},
		{"en", 1, "1 person is waiting"},
		{"en", -1, "-1 person is waiting"},
	} {
		if got := b.Localizer(c.lang).T("desk.wait", "count", c.n); got != c.want {
			t.Errorf("%s %v: got %q, want %q", c.lang, c.n, got, c.want)
		}
	}
}

func TestANumberThatIsNotACountIsWrittenAsItIs(t *testing.T) {
	t.Parallel()
	if got := bundle(t).Localizer("nl").T("year", "year", 2026); got != "Jaar 2026" {
		t.Errorf("got %q", got)
	}
}

func TestAMissingTextFallsBackToDutchAndThenToItsKeyAndIsReported(t *testing.T) {
	t.Parallel()
	b := bundle(t)
	var heard []string
	b.OnMissing(func(lang, key string) { heard = append(heard, lang+":"+key) })
	fr := b.Localizer("fr")
	got := []string{fr.T("only.dutch"), fr.T("no.where"), fr.T("desk.hello", "name", "An"), fr.T("desk.title")}
	if d := cmp.Diff([]string{"Alleen hier", "no.where", "Bonjour An, {day}", "Guichet"}, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"fr:only.dutch", "fr:no.where", "fr:desk.hello{day}"}, heard); d != "" {
		t.Error(d)
	}
}

func TestWithoutALanguageTheKeysThemselvesAreShown(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	if got := i18n.T(ctx, "desk.title", "count", 3); got != "desk.title" {
		t.Errorf("got %q", got)
	}
	if i18n.From(i18n.With(ctx, nil)) == nil || i18n.Lang(ctx) != "nl" || i18n.From(ctx).Dir() != "ltr" {
		t.Error("a bare request must read as Dutch, left to right")
	}
}

func TestABrokenCatalogueIsRefusedAtStart(t *testing.T) {
	t.Parallel()
	good := `{"a":"b"}`
	for name, c := range map[string]struct {
		nl   string
		want string
	}{
		"the same key twice in a file":  {`{"a":"1","a":"2"}`, `"a" occurs twice`},
		"a nested catalogue":            {`{"a":{"b":"c"}}`, `no plural form "b"`},
		"deeper nesting":                {`{"a":{"other":{"b":"c"}}}`, "neither a text nor plural forms"},
		"no form other":                 {`{"a":{"one":"c"}}`, `lacks the plural form "other"`},
		"a template instruction":        {`{"a":"{{if .x}}y{{end}}"}`, "not {{.name}}"},
		"an open placeholder":           {`{"a":"{{.x"}`, "not {{.name}}"},
		"a closing brace too many":      {`{"a":"x}}"}`, "}} without {{"},
		"an empty name":                 {`{"a":"{{.}}"}`, "not {{.name}}"},
		"a name with a space":           {`{"a":"{{.x y}}"}`, "not {{.name}}"},
		"a list instead of an object":   {`["a"]`, "not a JSON object"},
		"half a file":                   {`{"a":"b"`, "EOF"},
		"a number instead of a text":    {`{"a":1}`, "neither a text nor plural forms"},
		"a broken text inside the file": {`{"a":"\x"}`, "invalid character"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := i18n.New(catalogue(c.nl, good, good))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got error %v, want one about %q", err, c.want)
			}
		})
	}
}

func TestTwoPackagesCannotOwnTheSameKey(t *testing.T) {
	t.Parallel()
	one := catalogue(`{"a":"1"}`, `{"a":"1"}`, `{"a":"1"}`)
	other := catalogue(`{"a":"2","b":"2"}`, `{"b":"2"}`, `{"b":"2"}`)
	if _, err := i18n.New(one, other); err == nil || !strings.Contains(err.Error(), `nl.json: key "a" occurs twice`) {
		t.Errorf("got %v", err)
	}
}

func TestACatalogueWithoutOneOfTheLanguagesIsRefused(t *testing.T) {
	t.Parallel()
	_, err := i18n.New(fstest.MapFS{"locale/nl.json": {Data: []byte(`{}`)}})
	if err == nil || !strings.Contains(err.Error(), "fr.json") || !strings.Contains(err.Error(), "en.json") {
		t.Errorf("got %v, want both missing files named", err)
	}
}

func TestTheTextsCanBeListed(t *testing.T) {
	t.Parallel()
	b := bundle(t)
	if d := cmp.Diff([]string{"desk.hello", "desk.title", "desk.wait", "year"}, b.Keys("en")); d != "" {
		t.Error(d)
	}
	if b.Keys("xx") != nil || b.Forms("xx", "year") != nil || b.Forms("fr", "only.dutch") != nil {
		t.Error("an unknown language or key must list nothing")
	}
	want := map[string]string{"one": "{{.count}} persoon wacht", "other": "{{.count}} personen wachten"}
	if d := cmp.Diff(want, b.Forms("nl", "desk.wait")); d != "" {
		t.Error(d)
	}
	if !b.Has("only.dutch") || b.Has("no.where") {
		t.Error("Has must tell Dutch keys from unknown ones")
	}
	if d := cmp.Diff([]string{"name", "day"}, i18n.Placeholders("{{.name}} {{.day}}")); d != "" || i18n.Placeholders("{{") != nil {
		t.Error(d)
	}
}

func TestTheBrowserLanguageIsMatched(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]string{
		"":                           "nl",
		"nl-BE,nl;q=0.9,en;q=0.8":    "nl",
		"fr-BE,fr;q=0.9":             "fr",
		"tr-TR,tr;q=0.9,en-US;q=0.8": "en",
		"en;q=0.2,fr;q=0.9":          "fr",
		"en;q=0,fr;q=0.1":            "fr",
		"ar":                         "nl",
		"*":                          "nl",
		";;;,q=x":                    "nl",
		strings.Repeat("en,", 400):   "nl",
	} {
		if got := i18n.Match(header); got != want {
			t.Errorf("%.40q: got %s, want %s", header, got, want)
		}
	}
}

func TestLanguagesAreOfferedInTheirOwnName(t *testing.T) {
	t.Parallel()
	want := []i18n.Language{{Code: "nl", Name: "Nederlands"}, {Code: "fr", Name: "Français"}, {Code: "en", Name: "English"}}
	if d := cmp.Diff(want, i18n.Languages()); d != "" {
		t.Error(d)
	}
	for _, l := range want {
		if !i18n.Known(l.Code) {
			t.Errorf("%s must be known", l.Code)
		}
	}
}

func TestArabicScriptRunsFromTheRight(t *testing.T) {
	t.Parallel()
	for lang, want := range map[string]string{"ar": "rtl", "ar-MA": "rtl", "fa": "rtl", "prs": "rtl", "ps": "rtl", "ur": "rtl", "nl": "ltr", "tr": "ltr", "": "ltr"} {
		if got := i18n.Dir(lang); got != want {
			t.Errorf("%s: got %s, want %s", lang, got, want)
		}
	}
}

func TestNumbersAreWrittenTheWayTheLanguageDoes(t *testing.T) {
	t.Parallel()
	b := bundle(t)
	for _, c := range []struct {
		lang string
		n    int64
		want string
	}{
		{"nl", 0, "0"}, {"nl", 999, "999"}, {"nl", 1000, "1.000"}, {"nl", -1234567, "-1.234.567"},
		{"en", 12345, "12,345"}, {"fr", 12345, "12\u202f345"}, {"nl", math.MinInt64, "-9.223.372.036.854.775.808"},
	} {
		ctx := i18n.With(context.Background(), b.Localizer(c.lang))
		if got := i18n.Number(ctx, c.n); got != c.want {
			t.Errorf("%s %d: got %q, want %q", c.lang, c.n, got, c.want)
		}
	}
	for lang, want := range map[string]string{"nl": "43\u00a0%", "fr": "43\u00a0%", "en": "43%"} {
		if got := i18n.Percent(i18n.With(context.Background(), b.Localizer(lang)), 0.428); got != want {
			t.Errorf("%s: got %q, want %q", lang, got, want)
		}
	}
	if got := b.Localizer("nl").Percent(math.NaN()); got != "–" {
		t.Errorf("a percentage of nothing: got %q", got)
	}
}

func TestAPlainTextCostsNoMemory(t *testing.T) {
	ctx := i18n.With(context.Background(), bundle(t).Localizer("fr"))
	if n := testing.AllocsPerRun(1000, func() { _ = i18n.T(ctx, "desk.title") }); n != 0 {
		t.Errorf("a plain text costs %v allocations, want 0", n)
	}
}

func BenchmarkPlainText(b *testing.B) {
	ctx := i18n.With(context.Background(), bundle(b).Localizer("fr"))
	b.ReportAllocs()
	for b.Loop() {
		_ = i18n.T(ctx, "desk.title")
	}
}

func BenchmarkPlaceholders(b *testing.B) {
	ctx := i18n.With(context.Background(), bundle(b).Localizer("nl"))
	b.ReportAllocs()
	for b.Loop() {
		_ = i18n.T(ctx, "desk.hello", "name", "An", "day", "maandag")
	}
}

func BenchmarkPlural(b *testing.B) {
	ctx := i18n.With(context.Background(), bundle(b).Localizer("nl"))
	b.ReportAllocs()
	for b.Loop() {
		_ = i18n.T(ctx, "desk.wait", "count", 7)
	}
}
