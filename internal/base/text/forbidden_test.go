package text_test

import (
	"testing"

	"digibank/internal/base/text"

	"pgregory.net/rapid"
)

// vector is a text, the kind it is refused for ("" when accepted), and why.
type vector struct{ text, kind, why string }

func TestForbiddenDigitsAndSecrets(t *testing.T) {
	t.Parallel()
	check(t, []vector{
		{"93.05.18-223.61", "rrn", "check 61, before 2000"},
		{"00012556777", "rrn", "check 77, from 2000"},
		{"45.00.00-001.71", "rrn", "unknown birth day"},
		{"85.27.30-033.71", "rrn", "BIS, month +20"},
		{"85.47.30-033.17", "rrn", "BIS, month +40"},
		{"00.21.25-567.23", "rrn", "BIS from 2000, month +20"},
		{"00.41.25-567.66", "rrn", "BIS from 2000, month +40"},
		{"93.05.18-223.62", "", "wrong check"},
		{"93.13.18-223.20", "", "month 13 although the check fits"},
		{"93.05.32-223.29", "", "day 32 although the check fits"},
		{"+32 475 12 34 56", "", "day 51"},
		{"+32 470 10 00 01", "", "a leading + means telephone"},
		{"32 470 10 00 01", "rrn", "the same digits without +"},
		{"0032 470 10 00 01", "", "13 digits"},
		{"BE68 5390 0754 7034", "iban", "modulo 97 = 1"},
		{"NL91ABNA0417164300", "iban", "modulo 97 = 1"},
		{"FR14 2004 1010 0505 0001 3M02 606", "iban", "modulo 97 = 1"},
		{"BE68 5390 0754 7035", "", "check fails"},
		{"539-0075470-34", "account", "5390075470 modulo 97 = 34"},
		{"539007547034", "", "the same digits without separators"},
		{"539-0075470-35", "", "check fails"},
		{"+++090/9337/55493+++", "", "structured payment reference"},
		{"4111 1111 1111 1111", "card", "Visa"},
		{"5555555555554444", "card", "Mastercard"},
		{"6703 4444 4444 4449", "card", "Bancontact of 16"},
		{"67030000000000003", "card", "Bancontact of 17"},
		{"378282246310005", "card", "American Express"},
		{"4111 1111 1111 1112", "", "Luhn fails"},
		{"490154203237518", "", "IMEI"},
		{"356938035643809", "", "IMEI"},
		{"8932042000001234562", "", "SIM card, prefix 89"},
		{"0566.988.259", "", "organisation number"},
		{"pincode is 4821", "secret", "secret word"},
	})
}

func TestForbiddenDigitsInsideSentencesAndInDisguise(t *testing.T) {
	t.Parallel()
	check(t, []vector{
		{"Haar nummer is 93.05.18-223.61, zegt ze.", "rrn", "inside a sentence"},
		{"rekening: be68 5390 0754 7034 bij de bank", "iban", "small letters, words around"},
		{"BE68-5390-0754-7034", "iban", "dashes"},
		{"9 93.05.18-223.61", "", "a longer whole run is not searched for shorter ones"},
		{"930518223610", "", "12 digits"},
		{"９３０５１８２２３６１", "rrn", "wide digits"},
		{"٩٣٠٥١٨٢٢٣٦١", "rrn", "Arabic digits"},
		{"930518\u200b22361", "rrn", "a sign without width hides nothing"},
		{"93.05.18–223.61", "rrn", "a long dash"},
		{"93 05 18\u00a0223 61", "rrn", "a hard space"},
		{"93.05.18\n223.61", "", "two lines are two runs"},
		{"93..05.18-223.61", "", "two separators end a run"},
		{"wachtwoord: Zomer2026", "secret", "password"},
		{"PUK 12345678", "secret", "capital letters"},
		{"pin4821", "secret", "glued"},
		{"pin 4 8 2 1", "secret", "digits apart"},
		{"CVC: 123", "secret", "card code"},
		{"code itsme = 12345", "secret", "app code"},
		{"pincode vergeten", "", "no digit follows"},
		{"pin 48", "", "two characters"},
		{"pincode vergeten, hij komt terug om 14.30 uur", "", "further than 20 characters"},
		{"pinguïn 2026", "", "another word"},
		{"spin 2026", "", "another word"},
		{"de 12 deelnemers van maandag komen terug", "", "a sentence that starts like an account number"},
		{"afspraak op 03/04/2026 om 14.30 uur, tel. 0475/12.34.56", "", "date, time and telephone"},
		{"", "", "nothing"},
	})
}

func check(t *testing.T, vectors []vector) {
	t.Helper()
	for _, tt := range vectors {
		kind, found := text.Forbidden(tt.text)
		if kind != tt.kind || found != (tt.kind != "") {
			t.Errorf("%q (%s): kind %q, want %q", tt.text, tt.why, kind, tt.kind)
		}
	}
}

func TestMaskHidesTheValueAndKeepsTheRest(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"nr 930518-22361 en BE68 5390 0754 7034.": "nr … en ….",
		"zij zegt 93.05.18-223.61, ok":            "zij zegt …, ok",
		"pincode is 4821 dus":                     "pincode is … dus",
		"wachtwoord 4111 1111 1111 1111!":         "wachtwoord …!",
		"pin 4821 5678 is oud":                    "pin … … is oud",
		"niets":                                   "niets",
		"ﬁ ９３０５１８２２３６１ é":                         "ﬁ … é",
	}
	for in, want := range tests {
		if got := text.Mask(in); got != want {
			t.Errorf("Mask(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestEveryValidRegisterNumberIsRefused(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		year, serial := rapid.IntRange(0, 99).Draw(t, "year"), rapid.IntRange(1, 998).Draw(t, "serial")
		month := rapid.SampledFrom([]int{0, 20, 40}).Draw(t, "bis") + rapid.IntRange(0, 12).Draw(t, "month")
		first := (year*10000+month*100+rapid.IntRange(0, 31).Draw(t, "day"))*1000 + serial
		century := rapid.SampledFrom([]int{0, 2_000_000_000}).Draw(t, "century")
		all := pad(first, 9) + pad(97-(century+first)%97, 2)
		if kind, _ := text.Forbidden("x " + all + " y"); kind != text.KindRRN {
			t.Fatalf("register number not refused: %q", kind)
		}
		if kind, found := text.Forbidden("+" + all); found {
			t.Fatalf("a leading + means telephone, got %q", kind)
		}
		if kind, _ := text.Forbidden("1" + all + "1"); kind == text.KindRRN {
			t.Fatal("a longer run is no register number")
		}
	})
}

func pad(n, width int) string {
	s := ""
	for range width {
		s = string(rune('0'+n%10)) + s
		n /= 10
	}
	return s
}

func FuzzForbidden(f *testing.F) {
	for _, s := range []string{"93.05.18-223.61", "BE68 5390 0754 7034", "pin 4 8 2 1", "+32 470", "４１１１ 1111 1111 1111", "\xff9"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		kind, found := text.Forbidden(s)
		if (kind != "") != found {
			t.Fatalf("kind %q, found %v", kind, found)
		}
		masked := text.Mask(s)
		if found == (masked == s) {
			t.Fatalf("found %v but masked %q to %q", found, s, masked)
		}
		if kind, found := text.Forbidden(masked); found {
			t.Fatalf("the masked text still holds a %s", kind)
		}
	})
}
