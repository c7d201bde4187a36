package browser_test

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
)

// tags are the parts of WCAG 2.2 AA that can be tested by machine.
const tags = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]`

// byColour are the rules whose answer depends on the colours.
const byColour = `["color-contrast", "link-in-text-block"]`

// axe is the source of the accessibility checker.
var axe = sync.OnceValues(func() (string, error) {
	raw, err := os.ReadFile("../../node_modules/axe-core/axe.min.js")
	return string(raw), err
})

// broken is a rule that a page breaks.
type broken struct {
	ID, Help string
	Nodes    []struct {
		HTML           string
		Target         []any
		FailureSummary string
	}
}

func (v broken) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", v.ID, v.Help)
	for i, n := range v.Nodes {
		if i == 3 {
			fmt.Fprintf(&b, "\n  and %d more", len(v.Nodes)-i)
			break
		}
		fmt.Fprintf(&b, "\n  %v %.300s\n    %s", n.Target, n.HTML, strings.ReplaceAll(n.FailureSummary, "\n", "\n    "))
	}
	return b.String()
}

// loadAxe brings the checker into the page, past its security policy, which stays on.
func (b *tab) loadAxe() {
	b.t.Helper()
	source, err := axe()
	b.must(err)
	eval[bool](b, source+";\ntrue")
}

// check lists what is broken in the page as it is shown now.
func (b *tab) check(only string) []broken {
	b.t.Helper()
	run := `{type: "tag", values: ` + tags + `}`
	if only != "" {
		run = `{type: "rule", values: ` + only + `}`
	}
	return eval[[]broken](b, `axe.run(document, {resultTypes: ["violations"], runOnly: `+run+`}).then(r => r.violations.map(v => ({
		id: v.id, help: v.help, nodes: v.nodes.map(n => ({html: n.html, target: n.target.map(String), failureSummary: n.failureSummary}))})))`)
}

// titles sees to it that no two pages are called the same.
type titles struct {
	mu   sync.Mutex
	used map[string]string
}

func (u *titles) claim(t *testing.T, title, by string) {
	t.Helper()
	u.mu.Lock()
	defer u.mu.Unlock()
	if other, taken := u.used[title]; taken {
		t.Errorf("is called %q, as is %s", title, other)
	}
	u.used[title] = by
}

// TestEveryPageCanBeUsedByEverybody looks at every page of the route table on a
// phone and on a screen, in light and in dark colours.
func TestEveryPageCanBeUsedByEverybody(t *testing.T) {
	t.Parallel()
	pages, called := sights(t), &titles{used: map[string]string{}}
	pool := make(chan *tab, 2)
	for range cap(pool) {
		pool <- newTab(t)
	}
	t.Run("pages", func(t *testing.T) {
		for _, s := range pages {
			t.Run(s.name(), func(t *testing.T) {
				t.Parallel()
				b := <-pool
				defer func() { pool <- b }()
				b.on(t).inspect(s, called)
			})
		}
	})
}

// inspect looks at one page in every way.
func (b *tab) inspect(s sight, called *titles) {
	b.t.Helper()
	b.watch.take()
	b.become(s.session)
	b.scheme("light")
	b.width(1280)
	if status := b.open(s.path); status != 200 {
		b.t.Fatalf("%s: status %d", s.path, status)
	}
	b.standsAlone(s, called)
	b.loadAxe()
	for _, way := range []struct {
		width        int64
		scheme, only string
	}{{1280, "light", ""}, {1280, "dark", byColour}, {360, "dark", byColour}, {360, "light", ""}} {
		b.width(way.width)
		b.scheme(way.scheme)
		for _, v := range b.check(way.only) {
			b.t.Errorf("%s at %d px, %s: %s", s.path, way.width, way.scheme, v)
		}
	}
	b.width(320)
	if wide := eval[int](b, "document.scrollingElement.scrollWidth"); wide > 320 {
		b.t.Errorf("%s is %d px wide on a window of 320 px: %s", s.path, wide, b.tooWide())
	}
	b.fine()
}

// standsAlone checks what each page says about itself. WCAG 2.4.2, 3.1.1, 1.3.1
func (b *tab) standsAlone(s sight, called *titles) {
	b.t.Helper()
	if n := eval[int](b, `document.querySelectorAll("h1").length`); n != 1 {
		b.t.Errorf("%s has %d main headings", s.path, n)
	}
	called.claim(b.t, s.lang()+": "+eval[string](b, "document.title"), s.path)
	if lang := eval[string](b, "document.documentElement.lang"); lang != s.lang() {
		b.t.Errorf("%s says it is in %q, not %q", s.path, lang, s.lang())
	}
}

// lang is the language of a page in the demo: staff work in Dutch.
func (s sight) lang() string {
	for _, lang := range []string{"fr", "en"} {
		if strings.HasPrefix(s.pattern, "/{tenant}/"+lang+"/") {
			return lang
		}
	}
	return "nl"
}

// tooWide names the elements that stick out on the right.
func (b *tab) tooWide() string {
	b.t.Helper()
	return eval[string](b, `[...document.querySelectorAll("body *")]
		.filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest("[role=region]"))
		.slice(-4).map(e => e.tagName.toLowerCase() + "." + e.className + " " + Math.round(e.getBoundingClientRect().right)).join(", ")`)
}

// TestTheCheckerBites: a page that was made worse is found out, with the
// security policy on.
func TestTheCheckerBites(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open("/login")
	b.loadAxe()
	eval[bool](b, `(document.querySelector("label[for=email]").remove(), document.querySelector("h1").style.color = "#eee", document.querySelector("main").style.width = "500px", true)`)
	found := map[string]bool{}
	for _, v := range b.check("") {
		found[v.ID] = true
	}
	for _, rule := range []string{"label", "color-contrast"} {
		if !found[rule] {
			t.Errorf("the checker does not see that %s is broken; it sees %v", rule, found)
		}
	}
	eval[bool](b, `(console.error("planted"), fetch("https://elsewhere.example/").catch(() => {}), true)`)
	b.until(`true`)
	if wrongs := strings.Join(b.watch.take(), "\n"); !strings.Contains(wrongs, "planted") || !strings.Contains(wrongs, "elsewhere.example") {
		t.Errorf("the watch does not hear what goes wrong: %s", wrongs)
	}
}
