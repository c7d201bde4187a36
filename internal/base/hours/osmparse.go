package hours

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"digibank/internal/base/civil"
)

// ErrOSM says that a text is outside the part of opening_hours that is read.
var ErrOSM = errors.New("hours: opening hours not understood")

// maxOSM is the longest notation that is read, in bytes.
const maxOSM = 500

// ParseOSM reads the part of the opening_hours notation of OpenStreetMap that
// places use: weekdays, ranges of them, first to last weekday of the month, and
// hours, "24/7", "PH off". As in OSM a part after ";" replaces the hours of its
// weekdays, a part after ", " adds to them. Anything else is refused, nothing is
// guessed (D46).
func ParseOSM(s string) (Schedule, error) {
	if len(s) > maxOSM {
		return Schedule{}, fmt.Errorf("%w: too long", ErrOSM)
	}
	if strings.TrimSpace(s) == "24/7" {
		s = "Mo-Su 00:00-24:00"
	}
	var out Schedule
	for _, part := range strings.Split(s, ";") {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case part == "PH off":
			out.ClosedOnHolidays = true
		default:
			rules, err := osmPart(part)
			if err != nil {
				return Schedule{}, err
			}
			out.Rules = append(replaced(out.Rules, rules), rules...)
		}
	}
	if len(out.Rules) == 0 || out.Validate() != nil {
		return Schedule{}, fmt.Errorf("%w: no hours or wrong ones", ErrOSM)
	}
	return out, nil
}

// replaced takes the weekdays of the new weekly rules out of the old rules.
func replaced(old, fresh []Rule) []Rule {
	var out []Rule
	for _, r := range old {
		r.Weekdays = slices.DeleteFunc(slices.Clone(r.Weekdays), func(d time.Weekday) bool {
			return slices.ContainsFunc(fresh, func(f Rule) bool { return f.Freq == Weekly && slices.Contains(f.Weekdays, d) })
		})
		if len(r.Weekdays) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// osmPart reads "We,Sa 09:00-12:00,13:00-17:00, Mo[4] 15:00-17:00".
func osmPart(part string) ([]Rule, error) {
	var out []Rule
	for _, piece := range osmPieces(part) {
		days, times, ok := strings.Cut(strings.TrimSpace(piece), " ")
		if !ok {
			return nil, fmt.Errorf("%w: want days and hours", ErrOSM)
		}
		patterns, err := osmWeekdays(days)
		if err != nil {
			return nil, err
		}
		for _, item := range strings.Split(times, ",") {
			start, end, err := osmSpan(strings.TrimSpace(item))
			if err != nil {
				return nil, err
			}
			for _, p := range patterns {
				p.Start, p.End = start, end
				p.Weekdays = slices.Clone(p.Weekdays)
				out = append(out, p)
			}
		}
	}
	return out, nil
}

// osmPieces cuts a part before each weekday that follows hours.
func osmPieces(part string) []string {
	var out []string
	from := 0
	for i := 1; i < len(part); i++ {
		if part[i] != ',' || part[i-1] < '0' || part[i-1] > '9' {
			continue
		}
		rest := strings.TrimLeft(part[i+1:], " ")
		if rest != "" && rest[0] >= 'A' && rest[0] <= 'Z' {
			out = append(out, part[from:i])
			from = i + 1
		}
	}
	return append(out, part[from:])
}

// osmWeekdays reads "Mo-We,Fr" as one weekly pattern and "Mo[1,-1]" as monthly
// ones.
func osmWeekdays(s string) ([]Rule, error) {
	weekly := Rule{Freq: Weekly}
	var out []Rule
	for s != "" {
		day, ok := osmWeekday(s)
		if !ok {
			return nil, fmt.Errorf("%w: weekday", ErrOSM)
		}
		s = s[2:]
		switch {
		case strings.HasPrefix(s, "["):
			numbers, rest, closed := strings.Cut(s[1:], "]")
			nths, ok := osmNths(numbers)
			if !closed || !ok {
				return nil, fmt.Errorf("%w: number of the weekday", ErrOSM)
			}
			for _, n := range nths {
				out = append(out, Rule{Freq: MonthlyNth, Nth: n, Weekdays: []time.Weekday{day}})
			}
			s = rest
		case strings.HasPrefix(s, "-"):
			last, ok := osmWeekday(s[1:])
			if !ok || fromMonday(last) < fromMonday(day) {
				return nil, fmt.Errorf("%w: row of weekdays", ErrOSM)
			}
			for d := fromMonday(day); d <= fromMonday(last); d++ {
				weekly.Weekdays = append(weekly.Weekdays, time.Weekday((d+1)%7))
			}
			s = s[3:]
		default:
			weekly.Weekdays = append(weekly.Weekdays, day)
		}
		if s != "" && (s[0] != ',' || len(s) == 1) {
			return nil, fmt.Errorf("%w: list of weekdays", ErrOSM)
		}
		s = strings.TrimPrefix(s, ",")
	}
	if len(weekly.Weekdays) > 0 {
		out = append([]Rule{weekly}, out...)
	}
	return out, nil
}

func osmWeekday(s string) (time.Weekday, bool) {
	if len(s) < 2 {
		return 0, false
	}
	at := strings.Index(weekdayCodes, s[:2])
	return time.Weekday(at / 2), at >= 0 && at%2 == 0
}

// osmNths reads "1,3,-1".
func osmNths(s string) ([]int, bool) {
	var out []int
	for _, n := range strings.Split(s, ",") {
		switch {
		case n == "-1":
			out = append(out, Last)
		case len(n) == 1 && n[0] >= '1' && n[0] <= '5':
			out = append(out, int(n[0]-'0'))
		default:
			return nil, false
		}
	}
	return out, true
}

// osmSpan reads "09:00-12:00".
func osmSpan(s string) (start, end civil.Clock, err error) {
	from, to, ok := strings.Cut(s, "-")
	if !ok || start.UnmarshalText([]byte(from)) != nil || end.UnmarshalText([]byte(to)) != nil {
		return 0, 0, fmt.Errorf("%w: hours", ErrOSM)
	}
	return start, end, nil
}
