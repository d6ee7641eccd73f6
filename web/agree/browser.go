package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"time"

	"s3cors.playground/web/browsers"
)

// command opens url in an engine's browser with a fresh profile in the folder
// dir; what the page sees it tells the site itself.
func command(engine, dir, url string) (*exec.Cmd, error) {
	program, err := browsers.Find(engine)
	if err != nil {
		return nil, err
	}
	switch engine {
	case "firefox":
		return exec.Command(program, "--headless", "--no-remote", "--profile", dir, url), browsers.FirefoxProfile(dir, "")
	case "webkit":
		return browsers.WebKit(dir, program, "--private", "--ignore-host", "--proxy=", url), nil
	default:
		return exec.Command(program, append(browsers.ChromiumFlags, "--user-data-dir="+dir, url)...), nil
	}
}

// patience is how long a browser may take from one batch to the next.
const patience = 5 * time.Minute

// visit lets an engine run all batches of the site.
func visit(ctx context.Context, engine string, s *site) error {
	dir, err := os.MkdirTemp("", "agree-"+engine)
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	c, err := command(engine, dir, s.address(0))
	if err != nil {
		return err
	}
	browser, err := browsers.Start(c)
	if err != nil {
		return err
	}
	defer browser.Stop()
	for range s.batches {
		select {
		case <-s.arrived:
		case <-ctx.Done():
			return ctx.Err()
		case err := <-browser.Ended:
			return err
		case <-time.After(patience):
			return fmt.Errorf("the browser did not answer for %s", patience)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.failure
}
