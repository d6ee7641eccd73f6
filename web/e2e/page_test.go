package e2e

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long a test waits for something to appear. It is long: only a
// test that fails waits that long, and a machine may have much else to do.
var patience = cmp.Or(time.Duration(len(os.Getenv("HASTY")))*12*time.Second, time.Minute)

// page is one tab in a profile of its own. A step that fails ends the test.
type page struct {
	*testing.T
	ctx   context.Context
	watch *watch
	plain bool // it runs no scripts
}

// blank opens an empty tab in a fresh profile of a browser. At the end of the
// test there must be nothing that [watch] complains about.
func blank(t *testing.T, browser context.Context) *page {
	t.Helper()
	host, _ := url.Parse(base)
	p := &page{T: t, watch: &watch{host: host.Host}}
	var cancel func()
	p.ctx, cancel = chromedp.NewContext(browser, chromedp.WithNewBrowserContext(), chromedp.WithListener(p.watch.event))
	t.Cleanup(func() {
		for _, complaint := range p.watch.take() {
			t.Error(complaint)
		}
		cancel()
	})
	p.set()
	p.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, network.Enable, network.EnableParams{})
		return err
	}))
	return p
}

// set makes an empty tab ready for a test. SLOW=4 makes its processor four
// times slower than it is.
func (p *page) set() {
	p.Helper()
	p.do(
		chromedp.EmulateViewport(1440, 900),
		// Whether the window has the focus by now is up to the browser.
		chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
			return err
		}),
	)
	p.early(putOff)
	if slow, err := strconv.ParseFloat(os.Getenv("SLOW"), 64); err == nil {
		p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slow})
			return err
		}))
	}
}

// open is the playground, running, at an address like "/#…".
func open(t *testing.T, address string) *page {
	t.Helper()
	p := blank(t, browser)
	p.goTo(address)
	p.running()
	return p
}

// goTo loads an address of the site.
func (p *page) goTo(address string) {
	p.Helper()
	p.do(chromedp.Navigate(base + address))
}

// leave loads an empty page, so that the next address is loaded and not only
// looked at.
func (p *page) leave() {
	p.Helper()
	p.do(chromedp.Navigate("about:blank"))
}

// running waits until the program has mounted the page.
func (p *page) running() {
	p.Helper()
	p.eventually(`document.documentElement.dataset.app === "running"`)
}

func (p *page) do(actions ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	if err := chromedp.Do(p.ctx, actions...); err != nil {
		p.Fatal(err)
	}
}

// eval is the value of a JavaScript expression; promises are awaited.
func eval[T any](p *page, expression string) T {
	p.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.Fatalf("%.300s: %.500s", expression, err)
	}
	return v
}

// exec runs JavaScript for its effect.
func (p *page) exec(script string) {
	p.Helper()
	eval[bool](p, "(async () => {"+script+"})().then(() => true)")
}

// eventually waits until a JavaScript condition, or what it promises, holds. A
// page that runs no scripts keeps no promises: none is made for it.
func (p *page) eventually(condition string) {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 2*patience) // for a promise that nobody keeps
	defer cancel()
	p.until(condition, func() (bool, error) {
		return chromedp.Run(ctx, chromedp.Evaluate[bool]("(v => v?.then ? v.then(Boolean) : !!v)("+condition+")", chromedp.EvalAwaitPromise))
	})
}

// until waits until ok says so. An error counts as no: what is looked for may
// not be there yet.
func (p *page) until(what string, ok func() (bool, error)) {
	p.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		yes, err := ok()
		if yes && err == nil {
			return
		}
		if time.Now().After(end) {
			p.Fatalf("not so after %v: %.500s (%.300v)\n%s", patience, what, err, strings.Join(p.watch.take(), "\n"))
		}
	}
}

// putOff counts what the page has put off, and does soon: timers of less than a
// second, callbacks for the next frame and for when the browser is idle. Go's
// own timers are among them. painted waits for the next paint.
const putOff = `{
	const soon = new Set(), frame = requestAnimationFrame, timer = setTimeout;
	for (const [put, drop, limit] of [
		["setTimeout", "clearTimeout", 1000], ["requestAnimationFrame", "cancelAnimationFrame"], ["requestIdleCallback", "cancelIdleCallback"],
	]) {
		const real = window[put].bind(window), cancel = window[drop].bind(window);
		window[put] = (f, ...more) => {
			if (typeof f !== "function" || limit && more[0] >= limit) return real(f, ...more);
			const id = real((...args) => { try { f(...args); } finally { soon.delete(put + id); } }, ...more);
			soon.add(put + id);
			return id;
		};
		window[drop] = id => { soon.delete(put + id); cancel(id); };
	}
	window.painted = () => new Promise(done => { frame(() => timer(done)); timer(done, 1000); }); // a hidden page is not painted
	window.atRest = async () => {
		await painted();
		return soon.size === 0 && document.getAnimations().every(a => a.playState !== "running");
	};
}`

// rest waits until the page has nothing left to do: all that was to be drawn,
// worked out or written to storage is.
func (p *page) rest() {
	p.Helper()
	if !p.plain {
		p.eventually(`!window.atRest || atRest()`) // the empty page of a new tab has none
	}
}

// size sets the viewport and waits until the page fits it.
func (p *page) size(width, height int64) {
	p.Helper()
	p.do(chromedp.EmulateViewport(width, height))
	p.eventually(fmt.Sprintf(`innerWidth === %d && innerHeight === %d`, width, height))
	p.rest()
}

// prefer sets media features: "prefers-color-scheme", "dark".
func (p *page) prefer(feature, value string) {
	p.Helper()
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: feature, Value: value}},
		})
		return err
	}))
}

// early runs a script in every document before its own scripts.
func (p *page) early(script string) {
	p.Helper()
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return err
	}))
}

// quote is s as a JavaScript string.
func quote(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // strings have no error
	}
	return string(b)
}

// script runs source in the page, past its policy.
func script(source string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, runtime.Evaluate, runtime.EvaluateParams{Expression: source})
		return err
	})
}
