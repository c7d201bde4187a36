package civil

import (
	"fmt"
	"slices"
	"strings"
)

// ParseClock reads a time of day as people type it: "14u30", "14h30", "14:30",
// "14.30 uur", "1430", "930", "9", "9u", "14 uur 30", "2 pm", "2.30 p.m.",
// "12 am", "24:00". "Half drie" is refused: it may be day or night.
func ParseClock(s string) (Clock, error) {
	p, half, ok := clockPieces(s)
	if !ok {
		return 0, fmt.Errorf("%w: cannot read what was typed", ErrClock)
	}
	hour, _ := digits(p[0])
	minute := 0
	if len(p) == 2 {
		minute, _ = digits(p[1])
	}
	switch {
	case half == "":
	case hour < 1 || hour > 12:
		return 0, fmt.Errorf("%w: %d %s", ErrClock, hour, half)
	default:
		hour %= 12
		if half == "pm" {
			hour += 12
		}
	}
	return NewClock(hour, minute)
}

// clockPieces cuts typed text into hour and minute, and says whether "am" or
// "pm" follows.
func clockPieces(s string) (p []string, half string, ok bool) {
	typed := strings.NewReplacer("a.m.", "am", "p.m.", "pm", "a.m", "am", "p.m", "pm").Replace(fold(s))
	if strings.ContainsAny(typed, ",+") {
		return nil, "", false
	}
	p = pieces(typed)
	if n := len(p); n > 1 && (p[n-1] == "am" || p[n-1] == "pm") {
		p, half = p[:n-1], p[n-1]
	}
	if len(p) > 1 { // the unit after the hour, or after the minutes
		words := slices.DeleteFunc(slices.Clone(p), isHourWord)
		if len(p)-len(words) > 1 || isHourWord(p[0]) {
			return nil, "", false
		}
		p = words
	}
	if len(p) == 1 && len(p[0]) >= 3 && len(p[0]) <= 4 {
		cut := len(p[0]) - 2
		p = []string{p[0][:cut], p[0][cut:]}
	}
	return p, half, isHourMinute(p)
}

func isHourMinute(p []string) bool {
	if len(p) < 1 || len(p) > 2 {
		return false
	}
	_, ok := digits(p[0])
	if !ok || len(p[0]) > 2 {
		return false
	}
	if len(p) == 1 {
		return true
	}
	_, ok = digits(p[1])
	return ok && len(p[1]) == 2
}

// isHourWord reports whether w means "hour" or "o'clock".
func isHourWord(w string) bool {
	switch w {
	case "u", "uur", "uren", "h", "hr", "hrs", "heure", "heures", "hour", "hours":
		return true
	}
	return false
}
