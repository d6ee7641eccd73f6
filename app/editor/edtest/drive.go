//go:build !js

package edtest

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// Eval evaluates JavaScript, waiting for a promise, and returns its value.
func Eval[T any](tab context.Context, js string) (T, error) {
	return chromedp.Run(tab, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
}

// Run runs JavaScript, waiting for a promise, and leaves its value alone.
func Run(tab context.Context, js string) error {
	_, err := Eval[chromedp.Void](tab, js)
	return err
}

// Open opens an address.
func Open(tab context.Context, url string) error { return chromedp.Do(tab, chromedp.Navigate(url)) }

// Wait waits, at most limit, until a JavaScript expression holds.
func Wait(tab context.Context, limit time.Duration, js string) error {
	for end := time.Now().Add(limit); ; time.Sleep(20 * time.Millisecond) {
		ok, err := Eval[bool](tab, "!!("+js+")")
		if ok || err != nil {
			return err
		}
		if time.Now().After(end) {
			return fmt.Errorf("never: %s", js)
		}
	}
}

// Media pretends that media features, name and value in turn, are set.
func Media(tab context.Context, features ...string) error {
	var p emulation.SetEmulatedMediaParams
	for i := 0; i+1 < len(features); i += 2 {
		p.Features = append(p.Features, &emulation.MediaFeature{Name: features[i], Value: features[i+1]})
	}
	return chromedp.Do(tab, func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, p)
		return chromedp.Void{}, err
	})
}

// Phone pretends that the browser is one of a phone, 390 px wide.
func Phone(tab context.Context) error {
	return chromedp.Do(tab, chromedp.EmulateViewport(390, 700, chromedp.EmulateMobile, chromedp.EmulateTouch))
}

// Picture is the viewport as PNG.
func Picture(tab context.Context) ([]byte, error) {
	return chromedp.Run(tab, chromedp.CaptureScreenshot())
}

// JSON is a value as a JavaScript literal.
func JSON(v any) string {
	out, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(out)
}

// named are keys that are no characters: DOM key, code and Windows key code.
var named = map[string]struct {
	key, code, text string
	windows         int64
}{
	"Tab": {"Tab", "Tab", "", 9}, "Enter": {"Enter", "Enter", "\r", 13}, "Escape": {"Escape", "Escape", "", 27},
	"Space": {" ", "Space", " ", 32}, "Backspace": {"Backspace", "Backspace", "", 8}, "Delete": {"Delete", "Delete", "", 46},
	"Home": {"Home", "Home", "", 36}, "End": {"End", "End", "", 35}, "F1": {"F1", "F1", "", 112}, "F8": {"F8", "F8", "", 119},
	"ArrowUp": {"ArrowUp", "ArrowUp", "", 38}, "ArrowDown": {"ArrowDown", "ArrowDown", "", 40},
	"ArrowLeft": {"ArrowLeft", "ArrowLeft", "", 37}, "ArrowRight": {"ArrowRight", "ArrowRight", "", 39},
	".": {".", "Period", ".", 190},
}

// Press presses a key: a character, or a name, after "Ctrl+", "Shift+",
// "Alt+".
func Press(tab context.Context, combination string) error {
	var p input.DispatchKeyEventParams
	rest := combination
	for name, bit := range map[string]int64{"Alt+": 1, "Ctrl+": 2, "Shift+": 8} {
		if strings.Contains(rest, name) {
			rest = strings.Replace(rest, name, "", 1)
			p.Modifiers |= bit
		}
	}
	if k, ok := named[rest]; ok {
		p.Key, p.Code, p.Text, p.WindowsVirtualKeyCode = k.key, k.code, k.text, k.windows
	} else {
		p.Key, p.Text = rest, rest
		if upper := strings.ToUpper(rest); len(upper) == 1 && upper[0] >= 'A' && upper[0] <= 'Z' {
			p.Code, p.WindowsVirtualKeyCode = "Key"+upper, int64(upper[0])
		}
	}
	if p.Modifiers&^8 != 0 {
		p.Text = "" // a shortcut types nothing
	}
	return chromedp.Do(tab, func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		p.Type = input.DispatchKeyEventTypeRawKeyDown
		if p.Text != "" {
			p.Type = input.DispatchKeyEventTypeKeyDown
		}
		if _, err := cdp.Call(ctx, t, input.DispatchKeyEvent, p); err != nil {
			return chromedp.Void{}, err
		}
		p.Type, p.Text = input.DispatchKeyEventTypeKeyUp, ""
		_, err := cdp.Call(ctx, t, input.DispatchKeyEvent, p)
		return chromedp.Void{}, err
	})
}

// Mouse moves the pointer to a point of the viewport, and clicks there if it
// says so.
func Mouse(tab context.Context, x, y float64, click bool) error {
	return chromedp.Do(tab, func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		kinds := []input.DispatchMouseEventType{input.DispatchMouseEventTypeMouseMoved}
		if click {
			kinds = append(kinds, input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased)
		}
		for _, kind := range kinds {
			p := input.DispatchMouseEventParams{Type: kind, X: x, Y: y}
			if kind != input.DispatchMouseEventTypeMouseMoved {
				p.Button, p.ClickCount = input.MouseButtonLeft, 1
			}
			if _, err := cdp.Call(ctx, t, input.DispatchMouseEvent, p); err != nil {
				return chromedp.Void{}, err
			}
		}
		return chromedp.Void{}, nil
	})
}

// Shot writes a picture of the viewport to name in the folder SHOTS, if that
// is set.
func Shot(tab context.Context, name string) error {
	dir := os.Getenv("SHOTS")
	if dir == "" {
		return nil
	}
	png, err := Picture(tab)
	if err != nil {
		return err
	}
	return os.WriteFile(dir+"/"+name+".png", png, 0o644)
}
