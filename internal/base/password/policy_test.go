package password_test

import (
	"crypto/sha1" //nolint:gosec // the format of the lists
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"digibank/internal/base/password"
)

func check(t *testing.T, pw string, context ...string) password.Problem {
	t.Helper()
	got, err := password.NewPolicy(nil).Check(pw, context)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// v5.0.0-6.2.1: at least 8 characters; 15 are advised.
func TestAPasswordHasAtLeastEightCharacters(t *testing.T) {
	t.Parallel()
	for pw, want := range map[string]password.Problem{
		"":         password.TooShort,
		"kv7mzpq":  password.TooShort,
		"ééééééé":  password.TooShort, // 14 bytes, but 7 characters
		"kv7mzpqt": password.None,
		"🐎🚲🌧🧇🍟🎈🧦🕰": password.None,
	} {
		if got := check(t, pw); got != want {
			t.Errorf("%q: got %q, want %q", pw, got, want)
		}
	}
	if password.AdvisedChars != 15 {
		t.Error("the screen advises 15 characters")
	}
}

// v5.0.0-6.2.9: 64 characters are always possible; what is too long is refused, not cut.
func TestALongPasswordFitsWhateverItsScript(t *testing.T) {
	t.Parallel()
	for pw, want := range map[string]password.Problem{
		strings.Repeat("kv7mzpqt", 8):          password.None, // 64
		strings.Repeat("🐎🚲🌧🧇🍟🎈🧦🕰", 8):          password.None, // 64 of 4 bytes
		strings.Repeat("كلمة طويلة ", 6):       password.None,
		strings.Repeat("kv7mzpqt", 32):         password.None,
		strings.Repeat("kv7mzpqt", 32) + "x":   password.TooLong,
		strings.Repeat("kv7mzpqt", 100_000):    password.TooLong,
		"een paard at de krant op zolder leeg": password.None,
	} {
		if got := check(t, pw); got != want {
			t.Errorf("%.20q… of %d bytes: got %q, want %q", pw, len(pw), got, want)
		}
	}
}

// v5.0.0-6.2.5: no rules about kinds of characters.
func TestAnyKindOfCharacterIsEnough(t *testing.T) {
	t.Parallel()
	for _, pw := range []string{"kvmzpqtr", "KVMZPQTR", "90417263", "        x lucht", "?:;,/!%$", "paardenkrantzolder", "длинноеслово", "zolderladder"} {
		if got := check(t, pw); got != password.None {
			t.Errorf("%q: got %q", pw, got)
		}
	}
}

// v5.0.0-6.2.4: the passwords that are tried first are refused.
func TestACommonPasswordIsRefusedAlsoInDisguise(t *testing.T) {
	t.Parallel()
	for _, pw := range []string{
		"password", "Password1", "P@ssw0rd", "p@$$w0rd!", "PASSWORD123", "passw0rd2026!", "password12345678",
		"wachtwoord123", "Wachtwoord1!", "welkom01", "Welkom01!", "W3lk0m!2026", "welkomwelkom", "Welkom2026", "geheim123", "!geheim!",
		"12345678", "123456789", "1234567890", "87654321", "11111111", "00000000", "12341234", "121212121212",
		"qwertyui", "qwerty123", "azertyuiop", "azerty123", "qwertyuiop[]", "asdfghjkl", "qsdfghjklm", "zxcvbnm123", "1qaz2wsx", "1q2w3e4r", "1a2z3e4r",
		"abcdefgh", "abcd1234", "abc123abc", "aaaaaaaa", "abcabcabc", "11223344", "poiuytreza",
		"iloveyou", "ikhouvanjou", "ikhouvanje!", "jetaime1", "motdepasse", "Bienvenue2026", "letmein123", "trustno1", "sunshine", "princess1", "football1",
		"clubbrugge", "Club-Brugge1", "anderlecht", "brugge2026", "antwerpen!", "zomer2026", "Lente2025!", "december12", "maandag1", "charlotte1", "jan12345", "liverpool",
		"24121985", "1985-12-24", "24/12/1985", "01012000", "minecraft", "pikachu123", "superman1", "correcthorsebatterystaple", "digibank1", "bibliotheek1",
	} {
		if got := check(t, pw); got != password.Common {
			t.Errorf("%q: got %q, want common", pw, got)
		}
	}
}

func TestAGoodPasswordIsNotTakenForACommonOne(t *testing.T) {
	t.Parallel()
	for _, pw := range []string{
		"zomerhuisje aan de vaart", "welkomstgeschenk voor tante", "kv7mzpqt", "paard batterij nietje", "wachtwoordbewaarder-kiest", "Tr0ub4dor&3x",
		"brugge-paard-krant-zolder", "99 rode ballonnen", "31021985", "12345678kv7mzpqt", "azertykrantzolder",
	} {
		if got := check(t, pw); got != password.None {
			t.Errorf("%q: got %q", pw, got)
		}
	}
}

// v5.0.0-6.2.4 asks for at least the 3000 most common ones.
func TestFarMoreThanThreeThousandPasswordsAreRefused(t *testing.T) {
	t.Parallel()
	words, err := os.ReadFile("words.txt")
	if err != nil {
		t.Fatal(err)
	}
	policy, refused := password.NewPolicy(nil), make(map[string]bool)
	for line := range strings.Lines(string(words)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(line) {
			for _, suffix := range []string{"", "1", "01", "12", "123", "1234", "12345", "!", "1!", "2025", "2026"} {
				pw := strings.ToUpper(w[:1]) + w[1:] + suffix
				got, _ := policy.Check(pw, nil)
				if len(pw) >= password.MinChars && got != password.Common {
					t.Errorf("%q: got %q", pw, got)
				}
				refused[pw] = refused[pw] || got == password.Common
			}
		}
	}
	if n := len(refused); n < 3000 {
		t.Errorf("only %d passwords", n)
	}
}

// v5.0.0-6.2.11: words of the person and the organisation are refused.
func TestOnesOwnNameOrAddressIsNoPassword(t *testing.T) {
	t.Parallel()
	context := []string{"fenna.vanhoutryve@zonnedal-vzw.be", "Fenna Van Houtryve", "OCMW Zonnedal", "N'Diaye", ""}
	for pw, want := range map[string]password.Problem{
		"vanhoutryve":                     password.Personal,
		"Fenna2026":                       password.Personal,
		"FennaVanHoutryve1!":              password.Personal,
		"zonnedal-vzw":                    password.Personal,
		"Zonnedal#99":                     password.Personal,
		"ndiaye77":                        password.Personal,
		"diaye777":                        password.Personal,
		"fenna.vanhoutryve@zonnedal-vzw.": password.Personal,
		"zonnedal krant zolder":           password.None,
		"kv7mzpqt":                        password.None,
	} {
		if got := check(t, pw, context...); got != want {
			t.Errorf("%q: got %q, want %q", pw, got, want)
		}
	}
}

// breached writes a list of leaked passwords.
func breached(t *testing.T, digits int, ending string, passwords ...string) string {
	t.Helper()
	var lines []string
	for i, pw := range passwords {
		lines = append(lines, fmt.Sprintf("%X", sha1.Sum([]byte(pw)))[:digits]+strings.Repeat(":"+fmt.Sprint(i*i*i), i%2)) //nolint:gosec // as above
	}
	slices.Sort(lines)
	path := filepath.Join(t.TempDir(), "leaked.txt")
	if err := os.WriteFile(path, []byte(strings.Join(lines, ending)+ending), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// v5.0.0-6.2.12: leaked passwords are refused.
func TestALeakedPasswordIsRefused(t *testing.T) {
	t.Parallel()
	var leaked []string
	for i := range 300 {
		leaked = append(leaked, fmt.Sprintf("gelekt nummer %d", i))
	}
	for _, c := range []struct {
		digits int
		ending string
		n      int
	}{{40, "\n", 300}, {40, "\r\n", 300}, {12, "\n", 300}, {40, "\n", 1}, {20, "\n", 2}} {
		list, err := password.OpenBreached(breached(t, c.digits, c.ending, leaked[:c.n]...))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = list.Close() })
		policy := password.NewPolicy(list)
		for i, pw := range leaked {
			want := password.None
			if i < c.n {
				want = password.Breached
			}
			if got, err := policy.Check(pw, nil); got != want || err != nil {
				t.Errorf("%d lines of %d digits, %q: got %q, %v, want %q", c.n, c.digits, pw, got, err, want)
			}
		}
	}
}

func TestABrokenListOfLeakedPasswordsIsRefusedAtStart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{"empty": "", "lower": strings.Repeat("a", 40) + "\n", "short": "ABCDEF\n", "words": "welkom01 geheim\n", "endless": strings.Repeat("A", 200)} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := password.OpenBreached(path); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	if _, err := password.OpenBreached(filepath.Join(dir, "none")); err == nil {
		t.Error("a missing file is accepted")
	}
}

type broken struct{}

func (broken) Has(string) (bool, error) { return false, errors.New("disk") }

func TestAListThatCannotBeReadIsReported(t *testing.T) {
	t.Parallel()
	if got, err := password.NewPolicy(broken{}).Check("kv7mzpqt", nil); got != password.None || err == nil {
		t.Errorf("got %q, %v", got, err)
	}
}

func FuzzEveryPasswordIsJudged(f *testing.F) {
	policy := password.NewPolicy(nil)
	for _, s := range []string{"", "welkom01", "é\xff\xfe", "1q2w3e4r", "ùùùùùùùù", strings.Repeat("0", 256)} {
		f.Add(s, "An Peeters")
	}
	f.Fuzz(func(t *testing.T, pw, context string) {
		got, err := policy.Check(pw, []string{context})
		again, _ := policy.Check(pw, []string{context})
		if err != nil || got != again {
			t.Fatalf("%q: %q then %q, %v", pw, got, again, err)
		}
	})
}
