package arch

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
)

// finding is one broken rule.
type finding struct {
	rule    string
	subject string // what breaks it, without line numbers: an exception names it
	detail  string
}

func (f finding) String() string { return fmt.Sprintf("%s | %s | %s", f.rule, f.subject, f.detail) }

// exception is one line of exceptions.txt: rule | subject | reason.
type exception struct{ rule, subject, reason string }

// parseExceptions reads lines "rule | subject | reason"; a # starts a comment line.
func parseExceptions(text string) ([]exception, error) {
	var out []exception
	for n, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.SplitN(line, "|", 3)
		if len(parts) < 3 || len(strings.Fields(parts[2])) < 3 {
			return nil, fmt.Errorf("line %d: write rule | subject | a reason of a few words", n+1)
		}
		out = append(out, exception{strings.TrimSpace(parts[0]), strings.TrimSpace(parts[1]), strings.TrimSpace(parts[2])})
	}
	return out, nil
}

// judge takes the excused findings away and adds exceptions that excuse
// nothing. It looks at the exceptions of the given rules only.
func judge(found []finding, allowed []exception, rules ...string) []finding {
	used := make([]bool, len(allowed))
	var out []finding
	for _, f := range found {
		i := slices.IndexFunc(allowed, func(e exception) bool { return e.rule == f.rule && e.subject == f.subject })
		if i < 0 {
			out = append(out, f)
			continue
		}
		used[i] = true
	}
	for i, e := range allowed {
		if !used[i] && slices.Contains(rules, e.rule) {
			out = append(out, finding{"stale", e.rule + " | " + e.subject, "the exception excuses nothing"})
		}
	}
	return out
}

var exceptions = sync.OnceValues(func() ([]exception, error) {
	raw, err := os.ReadFile("exceptions.txt")
	if err != nil {
		return nil, err
	}
	return parseExceptions(string(raw))
})

// holds fails the test for every finding that no exception excuses.
func holds(t *testing.T, found []finding, rules ...string) {
	t.Helper()
	allowed, err := exceptions()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range judge(found, allowed, rules...) {
		t.Error(f)
	}
}

// bites fails the test unless the rule finds exactly these subjects.
func bites(t *testing.T, found []finding, want ...string) {
	t.Helper()
	var got []string
	for _, f := range found {
		got = append(got, f.rule+" "+f.subject)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("found:\n  %s\nwant:\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestAnExceptionExcusesOneSubjectAndSaysWhenItIsStale(t *testing.T) {
	t.Parallel()
	allowed, err := parseExceptions("# why\nsize-file | a.go | generated from a form\nsize-file | b.go | was long once, long ago\n")
	if err != nil {
		t.Fatal(err)
	}
	left := judge([]finding{{"size-file", "a.go", ""}, {"size-file", "c.go", ""}, {"size-func", "a.go", ""}}, allowed, "size-file", "size-func")
	bites(t, left, "size-file c.go", "size-func a.go", "stale size-file | b.go")
	if _, err := parseExceptions("size-file | a.go | big"); err == nil {
		t.Error("an exception without a real reason is accepted")
	}
}
