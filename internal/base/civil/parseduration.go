package civil

import (
	"errors"
	"fmt"
	"strings"
)

// ErrDuration says that a text is not a duration.
var ErrDuration = errors.New("civil: not a duration")

// MaxMinutes is the longest duration that ParseDuration accepts, 100 hours.
const MaxMinutes = 100 * 60

// ParseDuration reads a duration in whole minutes as people type it: "15",
// "90 min", "1u30", "1 u 30 min", "1:30", "1.30", "1 uur", "1,5 uur", "1.5 h",
// "kwartier", "3 kwartier", "half uur", "anderhalf uur", "une heure". A bare
// number is minutes; with ":" or a point and two digits it is hours and minutes;
// with a comma it is hours.
func ParseDuration(s string) (int, error) {
	typed := fold(s)
	n, ok := wordDuration(typed)
	if !ok {
		n, ok = fractionDuration(typed)
	}
	if !ok {
		n, ok = unitDuration(typed)
	}
	if !ok || n > MaxMinutes {
		return 0, fmt.Errorf("%w: cannot read what was typed", ErrDuration)
	}
	return n, nil
}

// wordDuration reads durations written without figures.
func wordDuration(typed string) (int, bool) {
	switch strings.TrimPrefix(strings.TrimPrefix(typed, "een "), "un ") {
	case "kwartier", "quart d heure":
		return 15, true
	case "half uur", "halfuur", "une demi heure", "demi heure", "half an hour":
		return 30, true
	case "driekwartier", "drie kwartier", "3 kwartier", "trois quarts d heure":
		return 45, true
	case "uur", "une heure", "an hour", "one hour":
		return 60, true
	case "anderhalf uur", "1 heure et demie", "une heure et demie":
		return 90, true
	}
	return 0, false
}

// fractionDuration reads hours with a decimal: "1,5", "1.5 uur", "0,25 h".
func fractionDuration(typed string) (int, bool) {
	cut := strings.IndexAny(typed, ",.")
	if cut < 1 {
		return 0, false
	}
	p := pieces(typed[cut+1:])
	if len(p) < 1 || len(p) > 2 || len(p[0]) > 2 || (len(p) == 2 && !isHourWord(p[1])) {
		return 0, false
	}
	if typed[cut] == '.' && len(p[0]) == 2 && len(p) == 1 {
		return 0, false // "1.30" is hours and minutes
	}
	whole, ok1 := digits(typed[:cut])
	part, ok2 := digits(p[0])
	if !ok1 || !ok2 || whole > MaxMinutes {
		return 0, false
	}
	if len(p[0]) == 1 {
		part *= 10
	}
	return whole*60 + (part*60+50)/100, true
}

// unitDuration reads "90", "90 min", "1 u 30 min", "1:30" and "1.30".
func unitDuration(typed string) (int, bool) {
	if strings.ContainsAny(typed, ",+") {
		return 0, false
	}
	p := pieces(typed)
	if n := len(p); n > 1 && isMinuteWord(p[n-1]) {
		p = p[:n-1]
		if len(p) == 1 {
			return digits(p[0])
		}
	}
	switch {
	case len(p) == 1 && !strings.ContainsAny(typed, ".:"):
		return digits(p[0])
	case len(p) == 2 && isHourWord(p[1]):
		return hoursMinutes(p[0], "0")
	case len(p) == 3 && isHourWord(p[1]):
		return hoursMinutes(p[0], p[2])
	case len(p) == 2 && len(p[1]) == 2 && strings.ContainsAny(typed, ".:"):
		return hoursMinutes(p[0], p[1])
	}
	return 0, false
}

func hoursMinutes(hours, minutes string) (int, bool) {
	h, ok1 := digits(hours)
	m, ok2 := digits(minutes)
	return h*60 + m, ok1 && ok2 && h <= MaxMinutes && m < 60
}

func isMinuteWord(w string) bool {
	switch w {
	case "m", "min", "mins", "minuut", "minuten", "minute", "minutes":
		return true
	}
	return false
}
