package civil

import "strings"

// words are the names of days and months in one language.
type words struct {
	days, shortDays     [7]string
	months, shortMonths [12]string
}

// Languages in which dates are read and written.
const (
	langNL = "nl"
	langFR = "fr"
	langEN = "en"
)

// wordsOf returns the names in a language; an unknown language gets Dutch, the
// language of the programme.
func wordsOf(lang string) words {
	switch baseLang(lang) {
	case langFR:
		return words{
			days:        [7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
			shortDays:   [7]string{"dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."},
			months:      [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
			shortMonths: [12]string{"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."},
		}
	case langEN:
		return words{
			days:        [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
			shortDays:   [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
			months:      [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
			shortMonths: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		}
	}
	return words{
		days:        [7]string{"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"},
		shortDays:   [7]string{"zo", "ma", "di", "wo", "do", "vr", "za"},
		months:      [12]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
		shortMonths: [12]string{"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"},
	}
}

// baseLang returns "fr" for "fr-BE", and "nl" when the language is not known.
func baseLang(lang string) string {
	lang, _, _ = strings.Cut(strings.ToLower(lang), "-")
	if lang == langFR || lang == langEN {
		return lang
	}
	return langNL
}
