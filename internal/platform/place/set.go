package place

import (
	"fmt"
	"slices"
	"strings"
)

// Set is a few codes. It is stored as ",wifi,printer,", so that one code can be
// looked for with LIKE on both engines.
type Set []string

// NewSet gives the codes once each, in their order, without empty ones.
func NewSet(codes ...string) Set {
	var out Set
	for _, c := range codes {
		if c != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// Has says whether the code is in.
func (s Set) Has(code string) bool { return slices.Contains(s, code) }

func (s Set) text() string {
	if len(s) == 0 {
		return ""
	}
	return "," + strings.Join(s, ",") + ","
}

// Scan reads the stored form.
func (s *Set) Scan(src any) error {
	text, ok := src.(string)
	if !ok {
		return fmt.Errorf("place: cannot read a set from %T", src)
	}
	*s = nil
	if text = strings.Trim(text, ","); text != "" {
		*s = strings.Split(text, ",")
	}
	return nil
}
