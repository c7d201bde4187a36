package browser_test

import (
	"testing"

	"github.com/chromedp/cdproto/network"
)

// mostBytes is what the first visit to the finder may send over the wire.
const mostBytes = 60_000

// TestTheFinderIsLight: the first visit, on a phone, with nothing in the cache.
func TestTheFinderIsLight(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.width(360)
	call(b, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
	b.watch.bytes()
	b.open("/" + b.world.demo.Tenant + "/digipunten")
	b.until(`document.fonts.status === "loaded"`)
	sent := b.watch.bytes()
	t.Logf("%d bytes", sent)
	if sent > mostBytes || sent < 5_000 {
		t.Errorf("the first visit to the finder sends %d bytes, not under %d", sent, mostBytes)
	}
	b.fine()
}
