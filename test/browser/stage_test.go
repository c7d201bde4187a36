package browser_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"time"

	"github.com/chromedp/chromedp"
)

// Limits of waiting, wide enough for a busy machine.
const (
	startTimeout = 3 * time.Minute // making the demo region
	stopTimeout  = 20 * time.Second
	pollEvery    = 50 * time.Millisecond
)

// world is the running demo and the browser.
type world struct {
	demo    demoFile
	data    string // folder of the demo
	browser context.Context
	closers []func()
}

// demoFile is what the demo tells about itself, see the outside contract.
type demoFile struct {
	URL      string
	Tenant   string
	Accounts []struct{ Role, Email, Password string }
	Sample   map[string]string
}

// stage starts the world when it is first needed.
var stage = sync.OnceValues(open)

func open() (*world, error) {
	chromium, err := findChromium()
	if err != nil {
		return nil, err
	}
	w := &world{}
	if err := w.startDemo(); err != nil {
		w.close()
		return nil, err
	}
	if err := w.startBrowser(chromium); err != nil {
		w.close()
		return nil, err
	}
	return w, nil
}

// close ends what open began, the last first.
func (w *world) close() {
	for i := len(w.closers) - 1; i >= 0; i-- {
		w.closers[i]()
	}
}

func findChromium() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("the browser tests need Chromium: `make deps-test` installs it")
}

// startDemo serves a fresh demo region on an address the kernel chooses.
func (w *world) startDemo() error {
	root, err := os.MkdirTemp("", "digibank-browser-")
	if err != nil {
		return err
	}
	w.closers = append(w.closers, func() { _ = os.RemoveAll(root) })
	w.data = filepath.Join(root, "data")
	if err := os.Mkdir(w.data, 0o700); err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(context.Background())
	cmd, err := program(ctx, "demo", "--addr", "127.0.0.1:0", "--data", w.data)
	if err != nil {
		cancel()
		return err
	}
	var log bytes.Buffer
	cmd.Stderr = &log
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = stopTimeout
	if err := cmd.Start(); err != nil {
		cancel()
		return err
	}
	gone := make(chan struct{})
	go func() { _ = cmd.Wait(); close(gone) }()
	w.closers = append(w.closers, func() { cancel(); <-gone })
	if err := w.awaitDemo(gone); err != nil {
		cancel()
		<-gone
		return fmt.Errorf("%w:\n%s", err, log.String())
	}
	return nil
}

// awaitDemo waits until the demo has written where it answers.
func (w *world) awaitDemo(gone <-chan struct{}) error {
	late := time.After(startTimeout)
	for {
		raw, err := os.ReadFile(filepath.Join(w.data, "demo.json"))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err == nil {
			if err := json.Unmarshal(raw, &w.demo); err != nil {
				return err
			}
		}
		if w.demo.URL != "" {
			return nil
		}
		select {
		case <-gone:
			return errors.New("the demo ended before it answered")
		case <-late:
			return errors.New("the demo does not answer")
		case <-time.After(pollEvery):
		}
	}
}

// startBrowser starts one Chromium that knows nothing and asks nobody.
func (w *world) startBrowser(chromium string) error {
	profile, err := os.MkdirTemp("", "digibank-chromium-")
	if err != nil {
		return err
	}
	options := []chromedp.ExecAllocatorOption{chromedp.ExecPath(chromium), chromedp.UserDataDir(profile), chromedp.Flag("headless", "new"), chromedp.Flag("accept-lang", "nl-BE,nl")}
	for _, flag := range []string{
		"no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "no-default-browser-check", "disable-background-networking",
		"disable-component-update", "disable-sync", "disable-dev-shm-usage", "disable-extensions", "disable-default-apps",
		"disable-background-timer-throttling", "disable-backgrounding-occluded-windows", "disable-renderer-backgrounding",
		"hide-scrollbars", "mute-audio",
	} {
		options = append(options, chromedp.Flag(flag, true))
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	browser, cancel := chromedp.NewContext(allocator)
	w.browser = browser
	w.closers = append(w.closers, func() { cancel(); stop(); _ = os.RemoveAll(profile) })
	if err := chromedp.Do(browser); err != nil {
		return fmt.Errorf("start %s: %w", chromium, err)
	}
	return nil
}
