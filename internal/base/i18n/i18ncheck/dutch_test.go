package i18ncheck_test

import (
	"strings"
	"testing"

	"digibank/internal/base/i18n/i18ncheck"
)

func TestASentenceOfMoreThan25WordsIsFound(t *testing.T) {
	t.Parallel()
	long := strings.TrimSpace(strings.Repeat("woord ", 25))
	for text, want := range map[string]int{
		long:                       0,
		long + " erbij":            1,
		long + ". " + long + "!":   0,
		long + "? " + long + " x.": 1,
		"lijst\n" + long:           0,
	} {
		if got := i18ncheck.Lint("card", text); len(got) != want {
			t.Errorf("%q: got %v, want %d findings", text, got, want)
		}
	}
	tight := i18ncheck.Check(i18ncheck.Options{Catalogues: same(`{"a":"een twee drie vier"}`), MaxWords: 3})
	if len(tight) != 1 || tight[0].Rule != i18ncheck.LongSentence {
		t.Errorf("a stricter limit must count too: %v", tight)
	}
}

func TestAHardWordIsFoundInTheFormsItTakes(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Indien u wilt", "Aanvraag tot steun", "ingevolge de wet", "conform de regels", "middels een brief", "teneinde te helpen",
		"Desgewenst bellen we", "We verstrekken info", "de begunstigde", "Rechthebbenden", "inzake huur", "betreffende uw vraag",
		"Dat is reeds allemaal klaar", "Indien het als volgt is", "voormelde brief", "het desbetreffende toestel", "U dient te bellen", "Verifieer niet, verifiëren wel",
		"Authenticatie mislukt", "uw credentials", "de applicaties", "Open je browser.", "verhoogde tegemoetkoming",
		"bruikleenovereenkomst", "een waarborgsom", "Retourneren kan", "de intake", "Privacyverklaring", "de vervaldatum", "onverwijld",
	} {
		got := i18ncheck.Lint("card", text)
		if len(got) == 0 || got[0].Rule != i18ncheck.HardWord || got[0].Key != "card" {
			t.Errorf("%q: got %v, want a hard word", text, got)
		}
	}
}

func TestACommonWordThatLooksLikeAHardOneIsAllowed(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Je diende een klacht in", "De strekking van de brief", "korting bij de dokter (verhoogde tegemoetkoming)",
		"Wat doen we met je gegevens? Dat heet een privacyverklaring.", "een voorbeeld", "De middelste knop", "conformisme",
	} {
		if got := i18ncheck.Lint("card", text); len(got) != 0 {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

func TestAnAbbreviationIsFound(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"d.m.v. een brief", "Bel i.v.m. de laptop", "m.b.t.", "A.d.h.v. foto's", "koffie, thee enz.", "bv. morgen", "(bijv. een gsm)", "tel. 050", "ivm ziekte", "t.a.v. An", "z.o.z."} {
		got := i18ncheck.Lint("card", text)
		if len(got) != 1 || got[0].Rule != i18ncheck.Abbreviation {
			t.Errorf("%q: got %v, want one abbreviation", text, got)
		}
	}
	for _, text := range []string{"Kom om 14.30 uur.", "Dat is nl", "Surf naar brugge.be of digibank.nl/start", "We zijn er.", "An G. Peeters", "Vraag het aan ons. Wij helpen.", "v1.2.3"} {
		if got := i18ncheck.Lint("card", text); len(got) != 0 {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

func TestAFindingReadsAsOneLine(t *testing.T) {
	t.Parallel()
	got := i18ncheck.Lint("card", "reeds")[0].String()
	if want := `word: card (nl): say "al" instead of "reeds"`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
