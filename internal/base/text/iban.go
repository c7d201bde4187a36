package text

import "strings"

// Lengths of an IBAN: Norway has the shortest, and none is longer than 34.
const (
	minIBAN = 15
	maxIBAN = 34
)

// ibanLengths holds the length per country as "CCnn".
const ibanLengths = "ad24 ae23 al28 at20 az28 ba20 be16 bg22 bh22 br29 by28 ch21 cr22 cy28 cz24 de22 dk18 do28 ee20 eg29 " +
	"es24 fi18 fo18 fr27 gb22 ge22 gi23 gl18 gr27 gt28 hr21 hu28 ie22 il23 iq23 is26 it27 jo30 kw30 kz20 lb28 lc32 " +
	"li21 lt20 lu20 lv21 ly25 mc27 md24 me22 mk19 mr27 mt31 mu30 nl18 no15 pk24 pl28 ps29 pt25 qa29 ro24 rs22 sa24 " +
	"sc31 se24 si19 sk24 sm27 st25 sv28 tl23 tn24 tr26 ua29 va22 vg24 xk20"

// ibans finds account numbers: two letters, two digits, then letters and digits,
// in one piece or over single separators, modulo 97 = 1.
func ibans(t []rune) []finding {
	var out []finding
	for i := 0; i+4 <= len(t); i++ {
		if !isASCIILetter(t[i]) || !isASCIILetter(t[i+1]) || (i > 0 && isAlnum(t[i-1])) {
			continue
		}
		if end, ok := ibanAt(t, i); ok {
			out = append(out, finding{KindIBAN, i, end})
			i = end - 1
		}
	}
	return out
}

func isASCIILetter(r rune) bool { return 'a' <= r && r <= 'z' }

// ibanAt tries every end at which the letters and digits from i stop at a
// separator or a boundary, and returns the longest that is an account number.
func ibanAt(t []rune, i int) (end int, ok bool) {
	var chars []byte
	blocks := []int{0}
	for j := i; j < len(t) && len(chars) < maxIBAN; j++ {
		switch {
		case isDigit(t[j]) || isASCIILetter(t[j]):
			chars = append(chars, byte(t[j]))
			blocks[len(blocks)-1]++
		case isSeparator(t[j]) && j+1 < len(t) && isAlnum(t[j+1]):
			blocks = append(blocks, 0)
			continue
		default:
			return end, ok
		}
		if len(chars) == 4 && !(isDigit(rune(chars[2])) && isDigit(rune(chars[3]))) {
			return 0, false
		}
		if whole := j+1 == len(t) || !isAlnum(t[j+1]); whole && isIBAN(chars, blocks) {
			end, ok = j+1, true
		}
	}
	return end, ok
}

// isIBAN tests the length of the country and the check digits. A country outside
// the list has no known length, so it must be written in one piece or in fours.
// Words such as "de 12 …" start like an account number in pieces; those need
// eight digits to be one.
func isIBAN(chars []byte, blocks []int) bool {
	if len(chars) < minIBAN || !ibanCheck(chars) || (blocks[0] < 4 && countDigits(chars) < 8) {
		return false
	}
	if at := strings.Index(" "+ibanLengths, " "+string(chars[:2])); at >= 0 {
		return len(chars) == number([]byte(ibanLengths[at+2:at+4]))
	}
	for k, n := range blocks {
		if len(blocks) > 1 && (n > 4 || (n < 4 && k < len(blocks)-1)) {
			return false
		}
	}
	return true
}

// ibanCheck moves the first four characters to the end, reads a as 10 to z as
// 35, and tests that the number modulo 97 is 1.
func ibanCheck(chars []byte) bool {
	rest := 0
	for k := range chars {
		c := chars[(k+4)%len(chars)]
		if c >= 'a' {
			rest = (rest*100 + int(c-'a') + 10) % 97
		} else {
			rest = (rest*10 + int(c-'0')) % 97
		}
	}
	return rest == 1
}

func countDigits(chars []byte) int {
	n := 0
	for _, c := range chars {
		if isDigit(rune(c)) {
			n++
		}
	}
	return n
}
