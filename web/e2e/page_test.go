package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// patience is how long a test waits for something to appear.
const patience = 10 * time.Second

// page is one tab in a profile of its own. A step that fails ends the test.
type page struct {
	*testing.T
	ctx   context.Context
	watch *watch
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
	p.do(
		chromedp.EmulateViewport(1440, 900),
		chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			_, err := cdp.Call(ctx, target, network.Enable, network.EnableParams{})
			return err
		}),
	)
	return p
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
		p.Fatalf("%s: %v", expression, err)
	}
	return v
}

// exec runs JavaScript for its effect.
func (p *page) exec(script string) {
	p.Helper()
	eval[bool](p, "(async () => {"+script+"})().then(() => true)")
}

// eventually waits until a JavaScript condition holds.
func (p *page) eventually(condition string) {
	p.Helper()
	p.until(condition, func() bool {
		v, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool]("(async () => !!(await ("+condition+")))()", chromedp.EvalAwaitPromise))
		return err == nil && v
	})
}

// until waits until ok says so.
func (p *page) until(what string, ok func() bool) {
	p.Helper()
	for end := time.Now().Add(patience); !ok(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			p.Fatalf("not so after %v: %s\n%s", patience, what, strings.Join(p.watch.take(), "\n"))
		}
	}
}

// key presses keys written as "Control+Shift+z", "F8", "Tab" or ".".
func (p *page) key(combination string) {
	p.Helper()
	parts := strings.Split(combination, "+")
	var modifiers []chromedp.Modifier
	for _, m := range parts[:len(parts)-1] {
		modifiers = append(modifiers, map[string]chromedp.Modifier{
			"Control": chromedp.ModifierCtrl, "Shift": chromedp.ModifierShift,
			"Alt": chromedp.ModifierAlt, "Meta": chromedp.ModifierMeta,
		}[m])
	}
	key := parts[len(parts)-1]
	if named, ok := map[string]string{
		"Tab": kb.Tab, "Enter": kb.Enter, "Escape": kb.Escape, "F1": kb.F1, "F8": kb.F8, "Space": " ",
		"Home": kb.Home, "End": kb.End, "Up": kb.ArrowUp, "Down": kb.ArrowDown, "Left": kb.ArrowLeft, "Right": kb.ArrowRight,
		"Backspace": kb.Backspace, "Delete": kb.Delete,
	}[key]; ok {
		key = named
	}
	p.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(modifiers...)))
}

// typeText types into whatever has the focus, one key after the other.
func (p *page) typeText(text string) {
	p.Helper()
	p.do(chromedp.KeyEvent(text))
}

// paste puts text on the clipboard and presses Control+V.
func (p *page) paste(text string) {
	p.Helper()
	p.exec(`await navigator.clipboard.writeText(` + quote(text) + `)`)
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeRawKeyDown, input.DispatchKeyEventTypeKeyUp} {
			_, err := cdp.Call(ctx, t, input.DispatchKeyEvent, input.DispatchKeyEventParams{
				Type: kind, Key: "v", Code: "KeyV", WindowsVirtualKeyCode: 'V',
				Modifiers: int64(chromedp.ModifierCtrl), Commands: pasteCommand(kind),
			})
			if err != nil {
				return err
			}
		}
		return nil
	}))
}

// pasteCommand is what the browser's own key table would add: a headless
// browser has no window system to ask.
func pasteCommand(kind input.DispatchKeyEventType) []string {
	if kind == input.DispatchKeyEventTypeRawKeyDown {
		return []string{"paste"}
	}
	return nil
}

// edit replaces the whole document as a person would: select all, paste.
func (p *page) edit(text string) {
	p.Helper()
	p.focus("#config")
	p.key("Control+a")
	p.paste(text)
	p.eventually(`document.querySelector("#config").value === ` + quote(text))
}

// config is the text in the editor.
func (p *page) config() string {
	p.Helper()
	return eval[string](p, `document.querySelector("#config").value`)
}

func (p *page) focus(selector string) {
	p.Helper()
	p.exec(`document.querySelector(` + quote(selector) + `).focus()`)
}

// node is the element with an accessible role and name. It waits until there
// is one.
func (p *page) node(role, name string) cdp.BackendNodeID {
	p.Helper()
	var id cdp.BackendNodeID
	p.until(fmt.Sprintf("there is a %s %q", role, name), func() bool {
		found := p.nodes(role, name)
		if len(found) > 0 {
			id = found[0]
		}
		return len(found) > 0
	})
	return id
}

// nodes are the elements with an accessible role and name ("" = any name).
func (p *page) nodes(role, name string) []cdp.BackendNodeID {
	p.Helper()
	var ids []cdp.BackendNodeID
	for _, n := range p.accessible(role, name) {
		ids = append(ids, n.BackendDOMNodeID)
	}
	return ids
}

// names are the accessible names of the elements with a role.
func (p *page) names(role string) []string {
	p.Helper()
	var names []string
	for _, n := range p.accessible(role, "") {
		var name string
		if n.Name != nil {
			_ = json.Unmarshal(n.Name.Value, &name) // not a string: no name
		}
		names = append(names, name)
	}
	return names
}

func (p *page) accessible(role, name string) []*accessibility.Node {
	p.Helper()
	nodes, err := chromedp.Run(p.ctx, func(ctx context.Context, t *chromedp.Target) ([]*accessibility.Node, error) {
		document, err := cdp.Call(ctx, t, runtime.Evaluate, runtime.EvaluateParams{Expression: "document"})
		if err != nil {
			return nil, err
		}
		tree, err := cdp.Call(ctx, t, accessibility.QueryAXTree, accessibility.QueryAXTreeParams{
			ObjectID: document.Result.ObjectID, Role: role, AccessibleName: name,
		})
		return slices.DeleteFunc(tree.Nodes, func(n *accessibility.Node) bool { return n.Ignored }), err
	})
	if err != nil {
		p.Fatal(err)
	}
	return nodes
}

// click presses the mouse on the element with a role and name.
func (p *page) click(role, name string) {
	p.Helper()
	p.clickNode(p.node(role, name))
}

func (p *page) clickNode(id cdp.BackendNodeID) {
	p.Helper()
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := cdp.Call(ctx, t, dom.ScrollIntoViewIfNeeded, dom.ScrollIntoViewIfNeededParams{BackendNodeID: id}); err != nil {
			return err
		}
		quads, err := cdp.Call(ctx, t, dom.GetContentQuads, dom.GetContentQuadsParams{BackendNodeID: id})
		if err != nil {
			return err
		}
		q := quads.Quads[0]
		_, err = chromedp.MouseClickXY((q[0]+q[4])/2, (q[1]+q[5])/2)(ctx, t)
		return err
	}))
}

// size sets the viewport.
func (p *page) size(width, height int64) {
	p.Helper()
	p.do(chromedp.EmulateViewport(width, height))
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
