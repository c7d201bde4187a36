package i18ncheck

import (
	"regexp"
	"strings"
)

// hardWord is a word that level B1 avoids.
type hardWord struct {
	avoid   string // as shown in the finding
	say     string // the common words
	pattern *regexp.Regexp
}

// in reports whether a lower-case text uses the word without explaining it. A
// text that gives the explaining phrase as well is allowed: "korting bij de
// dokter (verhoogde tegemoetkoming)".
func (w hardWord) in(text string) bool {
	explained := strings.Count(w.say, " ") > 1 && strings.Contains(text, w.say)
	return w.pattern.MatchString(text) && !explained
}

// hardWords lists the words of the language guide with the forms they take.
func hardWords() []hardWord {
	list := []struct{ avoid, say, forms string }{
		{"aanvragen tot", "vragen", `aanvra(?:gen|ag) tot`},
		{"indien", "als", `indien`},
		{"ingevolge", "volgens", `ingevolge`},
		{"conform", "volgens", `conform`},
		{"middels", "met, via", `middels`},
		{"teneinde", "om", `teneinde`},
		{"desgewenst", "als je wilt", `desgewenst`},
		{"verstrekken", "geven", `verstrek(?:ken|t|te|ten)?|verstrekking(?:en)?`},
		{"begunstigde", "persoon die recht heeft", `begunstigden?`},
		{"rechthebbende", "persoon die recht heeft", `rechthebbenden?`},
		{"inzake", "over", `inzake`},
		{"betreffende", "over", `betreffende`},
		{"reeds", "al", `reeds`},
		{"voormelde", "die, deze", `voormelde`},
		{"desbetreffende", "die, deze", `desbetreffende`},
		{"dient te", "moet", `dien(?:t|en|de|den) te`},
		{"verifiëren", "controleren", `(?:ge)?verifi(?:eren|ëren|eert|eer|eerde|eerd)|verificatie`},
		{"authenticatie", "aanmelden", `authenticatie|authentiseren|authenticeren`},
		{"credentials", "gebruikersnaam en wachtwoord", `credentials?`},
		{"applicatie", "programma of app", `applicaties?`},
		{"browser", "programma om te surfen", `browsers?`},
		{"verhoogde tegemoetkoming", "korting bij de dokter", `verhoogde tegemoetkoming`},
		{"bruikleen", "lenen zonder betalen", `bruiklenen|bruikleen\pL*`},
		{"waarborg", "geld dat u terugkrijgt", `waarborg(?:en|som|sommen)?`},
		{"retourneren", "terugbrengen", `retourne(?:ren|ert|er)|geretourneerd`},
		{"intake", "eerste gesprek", `intakes?|intakegesprek(?:ken)?`},
		{"privacyverklaring", "wat doen we met je gegevens", `privacyverklaring(?:en)?`},
		{"vervaldatum", "laatste dag", `vervaldat(?:um|a|ums)`},
		{"onverwijld", "meteen", `onverwijlde?`},
	}
	out := make([]hardWord, 0, len(list))
	for _, w := range list {
		out = append(out, hardWord{w.avoid, w.say, regexp.MustCompile(`(?:^|[^\pL\pN])(?:` + w.forms + `)(?:[^\pL\pN]|$)`)})
	}
	return out
}

// abbreviations matches d.m.v., i.v.m., m.b.t., a.d.h.v. and their like, and
// the common ones without inner dots.
func abbreviations() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|[^\pL\pN.])(?:(?:\pL\.){2,}(?:\pL\b)?|(?:bv|bijv|enz|nl|evt|incl|excl|resp|ca|m\.b\.t|tel|nr|blz|art)\.(?:[\s,;)]|$)|(?:dmv|ivm|mbt|adhv|tav|ihkv|tbv|ipv|mtv|aub)\b)`)
}
