package text_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"digibank/internal/base/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestFoldMakesNamesComparable(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"N'Diaye": "ndiaye", "Şahin": "sahin", "Ömer": "omer", "Strauß": "strauss", "Søren": "soren",
		"Lætitia Œuvre": "laetitia oeuvre", "Łukasz": "lukasz", "Işık": "isik", "İpek": "ipek",
		"Van den Bossche-Vandenbroucke": "van den bossche vandenbroucke", "D’Hondt": "dhondt",
		"  Jan   Peeters ": "jan peeters", "José": "jose", "Jose\u0301": "jose", "ĳs": "ijs", "محمد": "محمد", "🙂": "",
	} {
		if got := text.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
	if diff := cmp.Diff([]string{"  j", " ja", "jan", "an "}, text.Trigrams("Jan jan")); diff != "" {
		t.Error(diff)
	}
}

func TestDistanceCountsTypingMistakes(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		a, b  string
		limit int
		want  int
	}{
		{"peeters", "peeters", 3, 0}, {"peeters", "peters", 3, 1}, {"peeters", "peetres", 3, 1},
		{"jan", "", 3, 3}, {"jan", "piet", 2, 3}, {"kitten", "sitting", 5, 3}, {"abcdef", "a", 2, 3}, {"şahin", "sahin", 1, 1},
		{"ca", "ac", 0, 1}, {"abcd", "badc", 2, 2},
	} {
		if got := text.Distance(tt.a, tt.b, tt.limit); got != tt.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", tt.a, tt.b, tt.limit, got, tt.want)
		}
	}
}

func TestACappedDistanceNeverHidesASmallerOne(t *testing.T) {
	t.Parallel()
	word := rapid.StringMatching(`[abc]{0,8}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b, limit := word.Draw(t, "a"), word.Draw(t, "b"), rapid.IntRange(0, 8).Draw(t, "limit")
		full := text.Distance(a, b, 100)
		if got := text.Distance(a, b, limit); got != min(full, limit+1) {
			t.Fatalf("%q %q: limit %d gives %d, in full %d", a, b, limit, got, full)
		}
		if text.Distance(b, a, 100) != full || (full == 0) != (a == b) {
			t.Fatalf("%q %q: not a distance", a, b)
		}
	})
}

func TestNamesThatMayBeOnePerson(t *testing.T) {
	t.Parallel()
	same := [][2]string{
		{"Jan Peeters", "Peeters Jan"}, {"Jan Peeters", "Jan Peters"}, {"Jan Pee", "Jan Peeters"},
		{"Van den Bossche", "Vandenbossche"}, {"Şahin Ömer", "omer sahin"}, {"N'Diaye", "NDiaye"},
		{"Marie-Louise De Smet", "Marie Louise Desmet"}, {"Mohamed Amrani", "Mohammed Amrani"},
	}
	other := [][2]string{
		{"Jan Peeters", "Els Maes"}, {"Jan Peeters", "Jan Janssens"}, {"Jan", "Jan Peeters"},
		{"An Maes", "Jan Maas"}, {"", "Jan"}, {"Piet Claes", "Griet Claeys"},
	}
	for _, p := range same {
		if s := text.Similar(p[0], p[1]); s < 0.85 {
			t.Errorf("%q and %q: %.2f, a person should look at this pair", p[0], p[1], s)
		}
	}
	for _, p := range other {
		if s := text.Similar(p[0], p[1]); s >= 0.85 {
			t.Errorf("%q and %q: %.2f, these are two people", p[0], p[1], s)
		}
	}
}

func TestSimilarDoesNotDependOnOrder(t *testing.T) {
	t.Parallel()
	name := rapid.StringMatching(`[abé]{1,6}( [abé]{1,6}){0,3}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b := name.Draw(t, "a"), name.Draw(t, "b")
		s := text.Similar(a, b)
		if s < 0 || s > 1 || s != text.Similar(b, a) {
			t.Fatalf("%q %q: %v and %v", a, b, s, text.Similar(b, a))
		}
		words := strings.Fields(a)
		slices.Reverse(words)
		if text.Similar(a, strings.Join(words, " ")) != 1 {
			t.Fatalf("%q is not itself when turned around", a)
		}
	})
}

func TestTelephoneNumbers(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"0475/12.34.56": "+32475123456", "0032 475 12 34 56": "+32475123456", "+32 475 12 34 56": "+32475123456",
		"+32 (0)475 12 34 56": "+32475123456", "+320475123456": "+32475123456", "475123456": "+32475123456",
		"32475123456": "+32475123456", "050 12 34 56": "+3250123456", "09/123.45.67": "+3291234567",
		"0800 12 345": "+3280012345", "04 123 45 67": "+3241234567", "+31 20 123 4567": "+31201234567",
		"0044 20 7946 0958": "+442079460958", "(050) 12-34-56": "+3250123456",
	} {
		if got, err := text.Phone(in); err != nil || got != want {
			t.Errorf("Phone(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"", "0475 12 34 5", "0475 12 34 567", "123", "bel mij", "0475 12 34 56 of 0476", "+", "++32475123456", "1234567890123456", "04751234567", "0123456789", "0", "12345678"} {
		if got, err := text.Phone(in); err == nil {
			t.Errorf("Phone(%q) = %q, want an error", in, got)
		}
	}
	for in, want := range map[string]string{
		"+32475123456": "0475 12 34 56", "+3291234567": "09 123 45 67", "+3250123456": "050 12 34 56",
		"+3280012345": "0800 12 345", "+31201234567": "+31201234567", "": "",
	} {
		if got := text.FormatPhone(in); got != want {
			t.Errorf("FormatPhone(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestEmailAddresses(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		" Jan.Peeters@Example.BE ": "jan.peeters@example.be", "jan+digi@bücher.example": "jan+digi@bücher.example",
		"d'hondt@mail.example": "d'hondt@mail.example", "a@xn--bcher-kva.xn--p1ai": "a@xn--bcher-kva.xn--p1ai", "имя@пример.рф": "имя@пример.рф",
	} {
		if got, err := text.Email(in); err != nil || got != want {
			t.Errorf("Email(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"", "jan", "jan@", "@example.be", "jan@example", "jan@@example.be", "jan peeters@example.be", "jan@exa mple.be", ".jan@example.be", "jan.@example.be", "ja..n@example.be", "jan@-example.be", "jan@example..be", "jan@127.0.0.1", "<jan@example.be>", "jan@example.be,els@example.be", strings.Repeat("a", 65) + "@example.be"} {
		if got, err := text.Email(in); err == nil {
			t.Errorf("Email(%q) = %q, want an error", in, got)
		}
	}
}

func TestBelgianNumbers(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"0566.988.259", "BE 0566.988.259", "566988259", "be0566988259"} {
		if got, err := text.KBO(in); err != nil || got != "0566988259" || text.FormatKBO(got) != "0566.988.259" {
			t.Errorf("KBO(%q) = %q, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "0566.988.258", "2566988259", "05669882590", "056698825x"} {
		if got, err := text.KBO(in); err == nil {
			t.Errorf("KBO(%q) = %q, want an error", in, got)
		}
	}
	for in, want := range map[string]bool{"8370": true, "1000": true, "0999": false, "837": false, "83700": false, "837a": false, "٨٣": false} {
		if text.IsPostcode(in) != want {
			t.Errorf("IsPostcode(%q) is not %v", in, want)
		}
	}
}

func TestCleanTakesOutWhatIsNoText(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"  Jan \t Peeters\n": "Jan Peeters", "Jose\u0301": "José", "a\x00b\x07c": "abc", "\xffJan\xfe": "Jan",
		"\ufeffJan": "Jan", "a\u202eb": "ab", "👩\u200d👧": "👩\u200d👧", "a\u00a0b": "a b", "": "",
	} {
		if got := text.Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
	if got := text.CleanLines("\r\n een  \r\n\r\n\r\n\r\ntwee \rdrie\n\n"); got != "een\n\ntwee\ndrie" {
		t.Errorf("lines: %q", got)
	}
}

func TestLengthAsAReaderSeesIt(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]int{"": 0, "Jan": 3, "Jose\u0301": 4, "👩\u200d👩\u200d👧": 1, "🇧🇪🇫🇷": 2, "👍🏽!": 2, "é": 1} {
		if got := text.Graphemes(in); got != want {
			t.Errorf("Graphemes(%q) = %d, want %d", in, got, want)
		}
	}
	if got := text.Cut("Bibliotheek Damme", 8); got != "Bibliot…" {
		t.Errorf("Cut gives %q", got)
	}
	if text.Cut("een", 3) != "een" || text.Cut("een", 0) != "" {
		t.Error("Cut of a short text")
	}
}

func TestSlugAndSortOrder(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"Digipunt 't Zand – Brugge!": "digipunt t zand brugge", "Øst": "ost", "محمد": "", "--a--": "a"} {
		if got := text.Slug(in); got != strings.ReplaceAll(want, " ", "-") {
			t.Errorf("Slug(%q) = %q", in, got)
		}
	}
	names := []string{"Zwaenepoel", "Van der Beken", "Ömer", "Vanden Bossche", "d'Hondt", "De Smet", "Şahin", "Dhont", "Ijzer"}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(text.SortKey(a), text.SortKey(b)) })
	want := []string{"De Smet", "d'Hondt", "Dhont", "Ijzer", "Ömer", "Şahin", "Vanden Bossche", "Van der Beken", "Zwaenepoel"}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
}

func TestExcerptShowsTheHitAndNoMarkup(t *testing.T) {
	t.Parallel()
	got := text.Excerpt("Op dinsdag kwam Şahin met een <b>tablet</b> langs voor itsme en de bank", "sahin tab", 40)
	want := []text.Span{
		{Text: "… dinsdag kwam "}, {Text: "Şahin", Hit: true}, {Text: " met een "},
		{Text: "<b>tablet</b>", Hit: true}, {Text: " …"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := text.Excerpt("", "x", 10); len(got) != 0 {
		t.Errorf("excerpt of nothing: %v", got)
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"N'Diaye Şahin", "\xff\x00a\u202e", "İİ ĳ ﬃ", "0475/12.34.56", "a@b.be"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := text.Clean(s)
		if !utf8.ValidString(c) || text.Clean(c) != c || text.Graphemes(c) > text.Runes(c) {
			t.Fatalf("Clean(%q) = %q", s, c)
		}
		if l := text.CleanLines(s); text.CleanLines(l) != l {
			t.Fatalf("CleanLines is not stable: %q", l)
		}
		if fold := text.Fold(s); text.Fold(fold) != fold {
			t.Fatalf("Fold(%q) = %q, again %q", s, fold, text.Fold(fold))
		}
		if p, err := text.Phone(s); err == nil {
			if q, err := text.Phone(p); err != nil || q != p {
				t.Fatalf("phone %q reads back as %q, %v", p, q, err)
			}
			if q, err := text.Phone(text.FormatPhone(p)); err != nil || q != p {
				t.Fatalf("phone %q shown as %q reads as %q", p, text.FormatPhone(p), q)
			}
		}
		if e, err := text.Email(s); err == nil {
			if again, err := text.Email(e); err != nil || again != e {
				t.Fatalf("e-mail %q reads back as %q, %v", e, again, err)
			}
		}
		text.Excerpt(s, s, 20)
	})
}
