package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// browser is a program that opens the pages; what they see they tell the site
// themselves.
type browser struct {
	engine string // as in fetch.Engine
	// programs are what it may be called; patterns are allowed.
	programs []string
	// command opens url with a fresh profile in the folder dir.
	command func(program, dir, url string) (*exec.Cmd, error)
}

var browsers = []browser{
	{"chromium", []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}, func(program, dir, url string) (*exec.Cmd, error) {
		return exec.Command(program, "--headless=new", "--no-sandbox", "--disable-gpu", "--user-data-dir="+dir, "--no-first-run", "--no-default-browser-check",
			"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--disable-dev-shm-usage", "--no-proxy-server", url), nil
	}},
	{"firefox", []string{"firefox-esr", "firefox"}, func(program, dir, url string) (*exec.Cmd, error) {
		return exec.Command(program, "--headless", "--no-remote", "--profile", dir, url), os.WriteFile(filepath.Join(dir, "user.js"), []byte(firefoxPrefs), 0o600)
	}},
	{"webkit", []string{"MiniBrowser", "/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/lib/*/webkit2gtk-4.0/MiniBrowser", "/usr/libexec/webkit2gtk-4.1/MiniBrowser"}, func(program, dir, url string) (*exec.Cmd, error) {
		c := exec.Command("xvfb-run", "--auto-servernum", program, "--private", "--ignore-host", "--proxy=", url)
		c.Env = append(c.Environ(), "HOME="+dir, "XDG_CACHE_HOME="+dir, "XDG_DATA_HOME="+dir, "WEBKIT_DISABLE_COMPOSITING_MODE=1", "LIBGL_ALWAYS_SOFTWARE=1")
		return c, nil
	}},
}

// firefoxPrefs keep a fresh profile from opening pages of its own and from
// asking anything but loopback.
const firefoxPrefs = `
user_pref("app.normandy.enabled", false);
user_pref("app.update.enabled", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.newtabpage.enabled", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("browser.tabs.remote.autostart", true);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("datareporting.policy.dataSubmissionPolicyBypassNotification", true);
user_pref("extensions.getAddons.cache.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("network.proxy.type", 0);
user_pref("services.settings.server", "");
user_pref("toolkit.telemetry.enabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("trailhead.firstrun.didSeeAboutWelcome", true);
`

// find returns the path of the program.
func (b *browser) find() (string, error) {
	for _, name := range b.programs {
		if files, _ := filepath.Glob(name); len(files) > 0 && filepath.IsAbs(name) {
			return files[0], nil
		}
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("none of %s is installed", strings.Join(b.programs, ", "))
}

// patience is how long a browser may take from one batch to the next.
const patience = 5 * time.Minute

// visit lets the browser run all batches of the site.
func (b *browser) visit(ctx context.Context, s *site) (err error) {
	program, err := b.find()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "agree-"+b.engine)
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	c, err := b.command(program, dir, s.address(0))
	if err != nil {
		return err
	}
	var said strings.Builder
	c.Stderr = &said
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // so that its helpers end with it
	c.WaitDelay = time.Second
	if err := c.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	defer func() {
		_ = syscall.Kill(-c.Process.Pid, syscall.SIGKILL) // it may be gone already
		<-ended
	}()
	for range s.batches {
		select {
		case <-s.arrived:
		case <-ctx.Done():
			return ctx.Err()
		case e := <-ended:
			ended <- e
			return fmt.Errorf("the browser ended (%v): %s", e, said.String())
		case <-time.After(patience):
			return fmt.Errorf("the browser did not answer for %s", patience)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.failure
}
