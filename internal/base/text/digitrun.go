package text

// digitRun is a whole run of digits, joined over single separators.
type digitRun struct {
	digits   []byte // the digits without separators, as values '0' to '9'
	groups   []int  // how many digits stand between the separators
	from, to int    // place in the scanned text
	plus     bool   // a '+' stands right before it
}

// maxPhoneDigits is the longest international telephone number (E.164).
const maxPhoneDigits = 15

// digitRuns cuts the text into whole runs of digits.
func digitRuns(t []rune) []digitRun {
	var out []digitRun
	for i := 0; i < len(t); i++ {
		if !isDigit(t[i]) {
			continue
		}
		r := digitRun{from: i, groups: []int{0}, plus: i > 0 && t[i-1] == '+'}
		for i < len(t) {
			if isDigit(t[i]) {
				r.digits = append(r.digits, byte(t[i]))
				r.groups[len(r.groups)-1]++
			} else if isSeparator(t[i]) && i+1 < len(t) && isDigit(t[i+1]) {
				r.groups = append(r.groups, 0)
			} else {
				break
			}
			i++
		}
		r.to = i
		out = append(out, r)
	}
	return out
}

// kind names what the run is, or "" when it may be kept.
func (r digitRun) kind() string {
	phone := r.plus && len(r.digits) <= maxPhoneDigits
	switch {
	case !phone && isRRN(r.digits):
		return KindRRN
	case r.isAccount():
		return KindAccount
	case !phone && isCard(r.digits):
		return KindCard
	}
	return ""
}

// isRRN tests a national register or BIS number: a plausible birth date (month
// +20 or +40 for BIS, parts may be unknown) and a check number for births before
// or from 2000.
func isRRN(d []byte) bool {
	if len(d) != 11 {
		return false
	}
	month, day := number(d[2:4]), number(d[4:6])
	plausible := month <= 12 || (month >= 20 && month <= 32) || (month >= 40 && month <= 52)
	if !plausible || day > 31 {
		return false
	}
	first, check := number(d[:9]), number(d[9:])
	return check == 97-first%97 || check == 97-(2_000_000_000+first)%97
}

// isAccount tests twelve digits written 3-7-2: the last two are the first ten
// modulo 97, where 0 is written 97.
func (r digitRun) isAccount() bool {
	g := r.groups
	if len(g) != 3 || g[0] != 3 || g[1] != 7 || g[2] != 2 {
		return false
	}
	return number(r.digits[10:]) == orNinetySeven(number(r.digits[:10])%97)
}

func orNinetySeven(n int) int {
	if n == 0 {
		return 97
	}
	return n
}

// number returns the value of at most 18 digits.
func number(d []byte) int {
	n := 0
	for _, c := range d {
		n = n*10 + int(c-'0')
	}
	return n
}

// isCard tests a payment card number: 13 to 19 digits, prefix and length of a
// known scheme, and the Luhn check.
func isCard(d []byte) bool {
	return len(d) >= 13 && len(d) <= 19 && cardScheme(d) && luhn(d)
}

// cardScheme tests prefix and length together.
func cardScheme(d []byte) bool {
	n, p2, p3, p4 := len(d), number(d[:2]), number(d[:3]), number(d[:4])
	switch {
	case d[0] == '4':
		return n == 13 || n == 16 || n == 19
	case p2 >= 51 && p2 <= 55, p4 >= 2221 && p4 <= 2720, p4 >= 3528 && p4 <= 3589:
		return n == 16
	case p2 == 34, p2 == 37:
		return n == 15
	case p2 == 50, p2 >= 56 && p2 <= 58:
		return true
	case p4 == 6011, p3 >= 644 && p3 <= 649, p2 == 65: // 16 to 19, and 13 to 15 as any other 6
		return true
	}
	return d[0] == '6' // Maestro and Bancontact (6703)
}

// luhn tests the check digit: every second digit from the right counts double.
func luhn(d []byte) bool {
	sum := 0
	for i := range d {
		n := int(d[len(d)-1-i] - '0')
		if i%2 == 1 {
			n *= 2
			if n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}
