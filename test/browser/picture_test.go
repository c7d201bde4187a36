package browser_test

import (
	"os"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// picture is where the README finds its screenshot, from this folder.
const picture = "../../docs/images/desk.png"

// TestThePictureOfTheReadme makes it anew with UPDATE_SCREENSHOTS=1; always, the
// page it shows must be there to be shown.
func TestThePictureOfTheReadme(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.as("helper")
	b.scheme("light")
	b.open("/office/desk/new")
	if !b.has(".ui-tiles") {
		t.Fatal("the contact form has no themes to choose from")
	}
	got := call(b, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatPng})
	if os.Getenv("UPDATE_SCREENSHOTS") == "" {
		return
	}
	if err := os.WriteFile(picture, got.Data, 0o644); err != nil {
		t.Fatal(err)
	}
}
