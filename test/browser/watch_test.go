package browser_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// watch hears of everything a tab does that a good page does not do.
type watch struct {
	own      string // scheme and host of the program
	mu       sync.Mutex
	wrongs   []string
	asked    map[network.RequestID]string
	received float64 // bytes over the wire, headers included
}

func newWatch(own string) *watch { return &watch{own: own, asked: map[network.RequestID]string{}} }

// hear takes an event of the tab.
func (w *watch) hear(event any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		w.add("exception: %s %s", e.ExceptionDetails.Text, told(e.ExceptionDetails.Exception))
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			w.add("console.%s: %s", e.Type, told(e.Args...))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			w.add("log: %s %s", e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		w.asked[e.RequestID] = e.Request.URL
		if !w.mine(e.Request.URL) {
			w.add("asks another host: %s", e.Request.URL)
		}
	case *network.EventLoadingFailed:
		if !e.Canceled {
			w.add("request failed: %s %s", w.asked[e.RequestID], e.ErrorText)
		}
	case *network.EventLoadingFinished:
		w.received += e.EncodedDataLength
	}
}

func (w *watch) add(format string, args ...any) {
	w.wrongs = append(w.wrongs, strings.TrimSpace(fmt.Sprintf(format, args...)))
}

// mine says whether an address is the program's, or part of the page itself.
func (w *watch) mine(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "data" || u.Scheme == "about" || u.Scheme+"://"+u.Host == w.own)
}

// take gives what went wrong since it was last asked.
func (w *watch) take() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	out := slices.Clone(w.wrongs)
	w.wrongs = nil
	return out
}

// bytes tells how much came over the wire since it was last asked.
func (w *watch) bytes() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	out := int(w.received)
	w.received = 0
	return out
}

func told(objects ...*runtime.RemoteObject) string {
	var words []string
	for _, o := range objects {
		if o != nil {
			words = append(words, o.Description+string(o.Value))
		}
	}
	return strings.Join(words, " ")
}
