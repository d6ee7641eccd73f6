// Package e2e tests the built site in a real browser: the files `make site`
// writes, served by the code of `make serve` with the headers of the host.
package e2e

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"s3cors.playground/web/relay"
	"s3cors.playground/web/sitegen/site"
)

var (
	// base is the address of the served site, without a slash at the end.
	base string
	// built is the site that is served there, and siteDir where it is.
	built   site.Files
	siteDir string
	// browser is one running browser; every page opens in a profile of its own.
	browser context.Context
)

func TestMain(m *testing.M) {
	code, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		code = 1
	}
	os.Exit(code)
}

func run(m *testing.M) (code int, err error) {
	if built, err = site.Build(filepath.Join("..", ".."), "https://playground.test"); err != nil {
		return 0, err
	}
	dir, err := os.MkdirTemp("", "e2e")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	siteDir = dir
	if err := built.Write(dir); err != nil {
		return 0, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	base = "http://" + listener.Addr().String()
	off, err := relay.New("", listener.Addr(), io.Discard) // the local server's: pages on loopback ask for it
	if err != nil {
		return 0, err
	}
	server := &http.Server{Handler: off.Before(site.Handler(dir))}
	go server.Serve(listener)
	defer server.Close()

	ctx, stop, err := startBrowser()
	if err != nil {
		return 0, err
	}
	defer stop()
	browser = ctx
	return m.Run(), nil
}

// startBrowser runs a headless Chromium with an empty profile until stop is
// called.
func startBrowser(more ...chromedp.ExecAllocatorOption) (ctx context.Context, stop func(), err error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.NoSandbox, // Chromium has none when it runs as root
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		// Each window would run pages of the address bar, at half the cost of ours.
		chromedp.Flag("disable-features", "Translate,WebUIOmniboxPopup,WebUIOmniboxAimPopup"),
		chromedp.WSURLReadTimeout(2*patience),
	)
	allocator, end := chromedp.NewExecAllocator(context.Background(), append(options, more...)...)
	// The protocol of a newer browser has values that the library does not
	// know; its complaints about them are not ours.
	ctx, cancel := chromedp.NewContext(allocator, chromedp.WithErrorf(func(string, ...any) {}))
	stop = func() {
		cancel()
		end()
	}
	if err := chromedp.Do(ctx); err != nil {
		stop()
		return nil, nil, fmt.Errorf("starting the browser: %w", err)
	}
	return ctx, stop, nil
}
