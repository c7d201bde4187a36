package browser_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// patience is how long one step may take on a busy machine.
const patience = 60 * time.Second

// tab is one tab in a private window of its own.
type tab struct {
	t     *testing.T
	world *world
	ctx   context.Context
	watch *watch
}

// newTab opens a tab of 1280 px in a new private window.
func newTab(t *testing.T) *tab {
	t.Helper()
	w, err := stage()
	if err != nil {
		t.Fatal(err)
	}
	b := &tab{t: t, world: w, watch: newWatch(w.demo.URL)}
	ctx, cancel := chromedp.NewContext(w.browser, chromedp.WithNewBrowserContext(), chromedp.WithListener(b.watch.hear))
	t.Cleanup(cancel)
	b.ctx = ctx
	b.must(chromedp.Do(ctx))
	call(b, network.Enable, network.EnableParams{})
	call(b, log.Enable, cdp.Empty{})
	b.width(1280)
	return b
}

// on is the same tab, used by a part of the test.
func (b *tab) on(t *testing.T) *tab {
	other := *b
	other.t = t
	return &other
}

func (b *tab) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// call sends a command to the tab.
func call[P, R any](b *tab, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	got, err := chromedp.Call(ctx, command, params)
	b.must(err)
	return got
}

// eval runs a script in the page and gives its value; a promise is awaited.
func eval[T any](b *tab, script string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	got, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	b.must(err)
	return got
}

// do runs steps in the tab.
func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	b.must(chromedp.Do(ctx, steps...))
}

// load runs steps that load another page, and gives the status of that page.
func (b *tab) load(steps ...chromedp.Action[chromedp.Void]) int {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	got, err := chromedp.RunResponse(ctx, steps...)
	b.must(err)
	b.settle()
	return int(got.Status)
}

// open shows a path of the program and gives the status.
func (b *tab) open(path string) int {
	b.t.Helper()
	return b.load(chromedp.Navigate(b.world.demo.URL + path))
}

// settle waits for what scripts add after the page has loaded.
func (b *tab) settle() {
	b.t.Helper()
	b.until(`!document.querySelector("select[data-autocomplete]:not([data-enhanced]), [data-map][hidden]") || !document.body.classList.contains("js-enabled")`)
}

// until waits until an expression holds in the page.
func (b *tab) until(expression string) {
	b.t.Helper()
	late := time.Now().Add(patience)
	for !eval[bool](b, "Boolean("+expression+")") {
		if time.Now().After(late) {
			b.t.Fatalf("never true on %s: %s", b.path(), expression)
		}
		time.Sleep(pollEvery)
	}
}

// path is where the tab is, with the query.
func (b *tab) path() string {
	b.t.Helper()
	return eval[string](b, "location.pathname + location.search")
}

// text is what a person reads in an element, or nothing.
func (b *tab) text(selector string) string {
	b.t.Helper()
	return eval[string](b, `document.querySelector(`+quote(selector)+`)?.innerText ?? ""`)
}

// has says whether the page holds an element.
func (b *tab) has(selector string) bool {
	b.t.Helper()
	return eval[bool](b, `document.querySelector(`+quote(selector)+`) !== null`)
}

// width sets the window as wide as a phone or a screen, in CSS pixels.
func (b *tab) width(px int64) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(px, 800))
}

// scheme asks for light or dark colours, and for no motion.
func (b *tab) scheme(name string) {
	b.t.Helper()
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: name}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
}

// fill replaces what stands in a field by typing.
func (b *tab) fill(selector, value string) {
	b.t.Helper()
	eval[bool](b, `(e => (e.focus(), e.select(), true))(document.querySelector(`+quote(selector)+`))`)
	call(b, input.InsertText, input.InsertTextParams{Text: value})
}

// click clicks an element, with the mouse.
func (b *tab) click(selector string) {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector), chromedp.NodeReady))
}

// send clicks what loads another page, and gives the status of that page.
func (b *tab) send(selector string) int {
	b.t.Helper()
	return b.load(chromedp.Click(chromedp.CSS(selector), chromedp.NodeReady))
}

// fine fails the test for all that the tab complained about.
func (b *tab) fine() {
	b.t.Helper()
	for _, wrong := range b.watch.take() {
		b.t.Errorf("%s: %s", b.path(), wrong)
	}
}

func quote(s string) string { return "`" + strings.ReplaceAll(s, "`", "\\`") + "`" }
