package vocab_test

import (
	"io/fs"
	"regexp"
	"testing"

	"digibank/internal/base/i18n"
	"digibank/internal/base/i18n/i18ncheck"
	"digibank/internal/platform/vocab"
)

// keyed is a code with a label.
type keyed interface {
	Key() string
	Valid() bool
}

func all[T keyed](lists ...[]T) []keyed {
	var out []keyed
	for _, list := range lists {
		for _, v := range list {
			out = append(out, v)
		}
	}
	return out
}

func everything() map[string][]keyed {
	return map[string][]keyed{
		"theme": all(vocab.Themes()), "admin": all(vocab.AdminThemes()), "service": all(vocab.ServiceCodes()),
		"outcome": all(vocab.Outcomes()), "referral": all(vocab.Referrals()), "material": all(vocab.Materials()),
		"autonomy": all(vocab.Autonomies()), "channel": all(vocab.Channels()), "setting": all(vocab.Settings()),
		"objective": all(vocab.Objectives()), "known": all(vocab.KnownBefores()), "age": all(vocab.AgeBands()),
		"gender": all(vocab.Genders()), "status": all(vocab.SocialStatuses()), "group": all(vocab.TargetGroups()),
		"language": all(vocab.Languages()), "kind": all(vocab.PlaceKinds()), "role": all(vocab.PlaceRoles()),
		"facility": all(vocab.Facilities()), "host": all(vocab.HostKinds()), "mode": all(vocab.AccessModes()),
	}
}

func TestEveryCodeIsValidUniqueAndHasALabelInThreeLanguages(t *testing.T) {
	t.Parallel()
	texts, err := i18n.New(vocab.Locale)
	if err != nil {
		t.Fatal(err)
	}
	form := regexp.MustCompile(`^vocab\.[a-z_]+\.[a-z0-9_]+$`)
	for name, codes := range everything() {
		seen := map[string]bool{}
		for _, c := range codes {
			if !c.Valid() || seen[c.Key()] || !form.MatchString(c.Key()) {
				t.Errorf("%s: %s is not valid, twice there, or of the wrong form", name, c.Key())
			}
			seen[c.Key()] = true
			for _, l := range i18n.Languages() {
				if texts.Forms(l.Code, c.Key()) == nil {
					t.Errorf("%s has no label in %s", c.Key(), l.Code)
				}
			}
		}
	}
	for _, th := range vocab.Themes() {
		if !texts.Has(th.ExamplesKey()) {
			t.Errorf("theme %s has no examples", th)
		}
	}
}

func TestTheListsHaveTheSizesOfTheHandbook(t *testing.T) {
	t.Parallel()
	sizes := map[string]int{"theme": 19, "admin": 11, "service": 45, "channel": 5, "material": 9, "autonomy": 3, "outcome": 9, "referral": 7, "age": 8, "gender": 4, "status": 7, "objective": 3, "kind": 7, "facility": 9, "language": 16}
	lists := everything()
	for name, want := range sizes {
		if got := len(lists[name]); got != want {
			t.Errorf("%s has %d codes, the handbook %d", name, got, want)
		}
	}
}

func TestAnUnknownCodeIsNotValid(t *testing.T) {
	t.Parallel()
	if vocab.Theme("").Valid() || vocab.Channel("ONSITE").Valid() || vocab.ServiceCode("bitcoin").Valid() {
		t.Error("a code that is on no list was accepted")
	}
}

func TestTheTextsArePlainDutchAndComplete(t *testing.T) {
	t.Parallel()
	i18ncheck.Run(t, i18ncheck.Options{Catalogues: []fs.FS{vocab.Locale}})
}

// D38: the band belongs to the year of the service, whatever the year is now.
func TestAgeBandFollowsTheYearOfTheService(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		born, at int
		want     vocab.AgeBand
	}{
		{2014, 2025, "u12"}, {2013, 2025, "12_17"}, {2008, 2025, "12_17"}, {2007, 2025, "18_24"}, {2001, 2025, "18_24"},
		{2000, 2025, "25_39"}, {1986, 2025, "25_39"}, {1985, 2025, "40_59"}, {1966, 2025, "40_59"}, {1965, 2025, "60_69"},
		{1956, 2025, "60_69"}, {1955, 2025, "70_plus"}, {1900, 2025, "70_plus"}, {1899, 2025, "unknown"}, {0, 2025, "unknown"}, {2026, 2025, "unknown"},
	} {
		if got := vocab.BandOf(c.born, c.at); got != c.want {
			t.Errorf("born %d, helped in %d: %s, want %s", c.born, c.at, got, c.want)
		}
	}
}

func TestServicesFollowTheirTheme(t *testing.T) {
	t.Parallel()
	if vocab.ServiceCode("vdab").Theme() != vocab.ThemeJobSearch || vocab.ServiceOther.Theme() != "" {
		t.Error("a service stands under the wrong theme")
	}
	for _, th := range vocab.Themes() {
		for _, s := range vocab.ServicesUnder(th) {
			if s == "covid_certificate" {
				t.Error("a historic service is still offered")
			}
		}
	}
}

func TestStarsAndSettings(t *testing.T) {
	t.Parallel()
	if vocab.AutonomyFullyGuided.Stars() != 1 || vocab.AutonomyAutonomous.Stars() != 3 || vocab.Autonomy("?").Stars() != 0 {
		t.Error("stars do not follow the autonomy")
	}
	want := map[vocab.Channel]vocab.Setting{"onsite": "at_point", "mobile": "at_point", "home": "at_home", "phone": "remote", "video": "remote"}
	for c, s := range want {
		if c.Setting() != s {
			t.Errorf("%s takes place %s, want %s", c, c.Setting(), s)
		}
	}
}
