// Package browsers finds the browsers of the distribution and runs them.
package browsers

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// Engines are the names of the engines, as in fetch.Engine.
var Engines = []string{"chromium", "firefox", "webkit"}

// programs are what a browser or its driver may be called; patterns are allowed.
var programs = map[string][]string{
	"chromium":        {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"},
	"firefox":         {"firefox-esr", "firefox"},
	"webkit":          {"MiniBrowser", "/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/lib/*/webkit2gtk-4.0/MiniBrowser", "/usr/libexec/webkit2gtk-4.1/MiniBrowser"},
	"chromedriver":    {"chromedriver"},
	"WebKitWebDriver": {"WebKitWebDriver"},
}

// Find returns the path of an engine's browser, or of a driver.
func Find(what string) (string, error) {
	for _, name := range programs[what] {
		if files, _ := filepath.Glob(name); len(files) > 0 && filepath.IsAbs(name) {
			return files[0], nil
		}
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("none of %s is installed", strings.Join(programs[what], ", "))
}

// ChromiumFlags let Chromium run as root in a container, without a window, and
// keep it from asking anything but loopback.
var ChromiumFlags = []string{
	"--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
	"--disable-component-update", "--disable-sync", "--disable-quic", "--disable-dev-shm-usage", "--no-proxy-server",
}

// FirefoxProfile writes the preferences of a fresh profile into the folder dir:
// no pages of its own, no questions to anything but loopback, and what more
// says.
func FirefoxProfile(dir, more string) error {
	return os.WriteFile(filepath.Join(dir, "user.js"), []byte(firefoxPrefs+more), 0o600)
}

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

// WebKit is a command that runs program, which is or starts WebKit's browser,
// on a screen of its own with its files in the folder dir.
func WebKit(dir, program string, args ...string) *exec.Cmd {
	c := exec.Command("xvfb-run", append([]string{"--auto-servernum", "--server-args=-screen 0 1600x1200x24", program}, args...)...)
	c.Env = append(c.Environ(), "HOME="+dir, "XDG_CACHE_HOME="+dir, "XDG_DATA_HOME="+dir, "LIBGL_ALWAYS_SOFTWARE=1")
	return c
}

// Process is a running browser with all that it started.
type Process struct {
	// Ended gets what the browser said last when it ends by itself.
	Ended <-chan error

	pid  int
	gone chan struct{}
}

// Start runs a command until it is stopped.
func Start(c *exec.Cmd) (*Process, error) {
	var said strings.Builder
	c.Stderr = &said
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // so that its helpers end with it
	c.WaitDelay = time.Second
	if err := c.Start(); err != nil {
		return nil, err
	}
	ended := make(chan error, 1)
	p := &Process{Ended: ended, pid: c.Process.Pid, gone: make(chan struct{})}
	go func() {
		err := c.Wait()
		if err == nil {
			err = errors.New("no reason given")
		}
		ended <- fmt.Errorf("the browser ended (%v): %s", err, said.String())
		close(p.gone)
	}()
	return p, nil
}

// Stop ends the process and its helpers.
func (p *Process) Stop() {
	_ = syscall.Kill(-p.pid, syscall.SIGKILL) // it may be gone already
	<-p.gone
}
