package e2e

import (
	"context"
	"fmt"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// click presses the mouse on the element with a role and name, as soon as there
// is one that stays where it is and that nothing covers.
func (p *page) click(role, name string) {
	p.Helper()
	p.until(fmt.Sprintf("%s %q is clicked", role, name), func() (bool, error) {
		found, err := p.accessible(role, name)
		if err == nil && len(found) == 0 {
			_, err = chromedp.Run(p.ctx, chromedp.Evaluate[bool](`[...document.querySelectorAll("button, a, summary, input, select, textarea")]
				.filter(el => (el.ariaLabel ?? el.textContent).trim() === `+quote(name)+`).some(`+uncover+`)`))
		}
		if err != nil || len(found) == 0 {
			return false, err
		}
		return chromedp.Run(p.ctx, clickOn(found[0]))
	})
}

// aim scrolls an element into view, waits until it stays where it is, and gives
// its middle; nothing if something covers it. Until the click has come, nothing
// else hears of the mouse: what moves into its way in the last moment is not
// pressed instead.
const aim = `async function() {
	this.scrollIntoViewIfNeeded();
	const middle = () => { const r = this.getClientRects()[0]; return r && [r.x + r.width / 2, r.y + r.height / 2]; };
	let at = middle(), before;
	do {
		before = String(at);
		await painted();
		at = middle();
	} while (String(at) !== before);
	if (!at) return null;
	if (!this.contains(document.elementFromPoint(...at))) {
		this.scrollIntoView({block: "center"});
		return null;
	}
	window.aimed?.abort();
	const {signal} = window.aimed = new AbortController();
	window.clicked = false;
	for (const kind of ["mousedown", "mouseup", "click"]) {
		addEventListener(kind, ev => {
			const hit = ev.composedPath().includes(this);
			if (!hit) { ev.preventDefault(); ev.stopImmediatePropagation(); }
			if (kind === "click") { window.clicked = hit; window.aimed.abort(); }
		}, {capture: true, signal});
	}
	return at;
}`

// clickOn clicks in the middle of an element, if it can, and reports whether it
// did.
func clickOn(n *accessibility.Node) chromedp.Action[bool] {
	return func(ctx context.Context, t *chromedp.Target) (bool, error) {
		el, err := cdp.Call(ctx, t, dom.ResolveNode, dom.ResolveNodeParams{BackendNodeID: n.BackendDOMNodeID})
		if err != nil {
			return false, err
		}
		at, err := chromedp.CallFunctionOn[[]float64](aim, func(c *runtime.CallFunctionOnParams) {
			c.ObjectID, c.AwaitPromise = el.Object.ObjectID, new(true)
		})(ctx, t)
		if err != nil || at == nil {
			return false, err
		}
		if _, err := chromedp.MouseClickXY(at[0], at[1])(ctx, t); err != nil {
			return false, err
		}
		// Where the click leads to another document, there is nothing to ask.
		hit, err := chromedp.Evaluate[*bool](`window.clicked`)(ctx, t)
		return err != nil || hit == nil || *hit, nil
	}
}
