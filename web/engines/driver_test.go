package engines

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"s3cors.playground/web/browsers"
)

// driver carries out commands of the WebDriver standard in a window of a
// browser.
type driver interface {
	// call fills result with what the command answers, unless it is nil.
	call(c command, params, result any) error
}

// command is a command of the WebDriver standard: as the standard has it over
// HTTP, and by the name that Firefox has for it.
type command struct{ method, path, marionette string }

var (
	newSession    = command{"POST", "", "WebDriver:NewSession"}
	deleteSession = command{"DELETE", "", "WebDriver:DeleteSession"}
	setTimeouts   = command{"POST", "/timeouts", "WebDriver:SetTimeouts"}
	setWindowRect = command{"POST", "/window/rect", "WebDriver:SetWindowRect"}
	navigate      = command{"POST", "/url", "WebDriver:Navigate"}
	runScript     = command{"POST", "/execute/async", "WebDriver:ExecuteAsyncScript"}
	perform       = command{"POST", "/actions", "WebDriver:PerformActions"}
	windowHandles = command{"GET", "/window/handles", "WebDriver:GetWindowHandles"}
	switchWindow  = command{"POST", "/window", "WebDriver:SwitchToWindow"}
	closeWindow   = command{"DELETE", "/window", "WebDriver:CloseWindow"}
	screenshot    = command{"GET", "/screenshot", "WebDriver:TakeScreenshot"}
)

// patience is how long anything may take: far longer than it does, even on a
// busy machine.
const patience = time.Minute

// engine is how to run one, with a fresh profile in the folder dir; port is one
// that it may listen at.
type engine struct {
	command func(dir, port string) (*exec.Cmd, error)
	connect func(dir, port string) (driver, error) // fails until the browser is ready
}

var engines = map[string]engine{
	"chromium": {
		func(_, port string) (*exec.Cmd, error) {
			program, err := browsers.Find("chromedriver")
			return exec.Command(program, "--port="+port), err
		},
		func(dir, port string) (driver, error) {
			program, err := browsers.Find("chromium")
			if err != nil {
				return nil, err
			}
			return startSession(port, map[string]any{"goog:chromeOptions": map[string]any{"binary": program, "args": append(browsers.ChromiumFlags, "--user-data-dir="+dir)}})
		},
	},
	// Its driver, geckodriver, is in few distributions. It only hands on what
	// Firefox itself understands.
	"firefox": {
		func(dir, _ string) (*exec.Cmd, error) {
			program, err := browsers.Find("firefox")
			if err != nil {
				return nil, err
			}
			return exec.Command(program, "--headless", "--no-remote", "--marionette", "--profile", dir), browsers.FirefoxProfile(dir, `user_pref("marionette.port", 0);`)
		},
		func(dir, _ string) (driver, error) {
			port, err := os.ReadFile(filepath.Join(dir, "MarionetteActivePort"))
			if err != nil {
				return nil, err
			}
			return dialMarionette(string(port))
		},
	},
	"webkit": {
		func(dir, port string) (*exec.Cmd, error) {
			program, err := browsers.Find("WebKitWebDriver")
			return browsers.WebKit(dir, program, "--port="+port), err
		},
		func(_, port string) (driver, error) {
			program, err := browsers.Find("webkit")
			if err != nil {
				return nil, err
			}
			return startSession(port, map[string]any{"webkitgtk:browserOptions": map[string]any{"binary": program, "args": []string{"--automation", "--ignore-host", "--proxy="}}})
		},
	},
}

// start runs an engine until stop is called.
func (e engine) start() (d driver, stop func(), err error) {
	dir, err := os.MkdirTemp("", "engines")
	if err != nil {
		return nil, nil, err
	}
	stop = func() { os.RemoveAll(dir) }
	defer func() {
		if err != nil {
			stop()
		}
	}()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, nil, err
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	l.Close() // the drivers want to be told a port
	c, err := e.command(dir, port)
	if err != nil {
		return nil, nil, err
	}
	process, err := browsers.Start(c)
	if err != nil {
		return nil, nil, err
	}
	stop = func() {
		if d != nil {
			_ = d.call(deleteSession, map[string]any{}, nil) // it ends either way
		}
		process.Stop()
		os.RemoveAll(dir)
	}
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		if d, err = e.connect(dir, port); err == nil {
			break
		}
		select {
		case err := <-process.Ended:
			return nil, nil, err
		default:
		}
		if time.Now().After(end) {
			return nil, nil, fmt.Errorf("not ready after %v: %w", patience, err)
		}
	}
	return d, stop, d.call(setTimeouts, map[string]any{"script": patience.Milliseconds(), "pageLoad": 2 * patience.Milliseconds()}, nil)
}
