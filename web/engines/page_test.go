package engines

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"s3cors.playground/web/relay"
	"s3cors.playground/web/sitegen/site"
)

// page is the window of an engine with an origin of its own: nothing is stored
// there yet. A step that fails ends the test.
type page struct {
	*testing.T
	engine string
	driver driver
	base   string // the address of the site, without a slash at the end
	server *httptest.Server
	loaded bool // the window shows a page of this test
}

// fresh serves the site anew for a test.
func fresh(t *testing.T, engine string, d driver) *page {
	t.Helper()
	server := httptest.NewUnstartedServer(nil)
	off, err := relay.New("", server.Listener.Addr(), io.Discard) // the local server's: pages on loopback ask for it
	if err != nil {
		t.Fatal(err)
	}
	server.Config.Handler = off.Before(site.Handler(siteDir))
	server.Start()
	t.Cleanup(server.Close)
	p := &page{T: t, engine: engine, driver: d, base: server.URL, server: server}
	t.Cleanup(p.complain)
	p.size(1440, 900) // the test before may have left another size
	return p
}

// do carries out a command.
func (p *page) do(c command, params any) {
	p.Helper()
	if err := p.driver.call(c, params, nil); err != nil {
		p.Fatalf("%s: %v", c.path, err)
	}
}

// complain reports what the watch has seen on the page that the window shows.
func (p *page) complain() {
	p.Helper()
	if !p.loaded || p.Failed() {
		return
	}
	for _, complaint := range eval[[]string](p, `(window.complaints ?? []).splice(0)`) {
		p.Error(complaint)
	}
}

// goTo loads an address of the site.
func (p *page) goTo(address string) {
	p.Helper()
	p.complain()
	p.do(navigate, map[string]any{"url": p.base + address})
	p.loaded = true
}

// open loads the playground and waits until it runs.
func (p *page) open(address string) {
	p.Helper()
	p.goTo(address)
	p.eventually(`document.documentElement.dataset.app === "running"`)
}

// run is the value of a JavaScript expression, as JSON; promises are awaited.
func (p *page) run(expression string) (string, error) {
	var answer struct{ Value, Error string }
	err := p.driver.call(runScript, map[string]any{"args": []any{}, "script": `const done = arguments[arguments.length - 1];
		(async () => (` + expression + `))().then(v => done({value: JSON.stringify(v) ?? "null"}), e => done({error: String(e)}))`}, &answer)
	if err == nil && answer.Error != "" {
		err = errors.New(answer.Error)
	}
	return answer.Value, err
}

// eval is the value of a JavaScript expression.
func eval[T any](p *page, expression string) (v T) {
	p.Helper()
	text, err := p.run(expression)
	if err == nil {
		err = json.Unmarshal([]byte(text), &v)
	}
	if err != nil {
		p.Fatalf("%s: %v", expression, err)
	}
	return v
}

// exec runs JavaScript for its effect.
func (p *page) exec(script string) {
	p.Helper()
	eval[any](p, "(async () => {"+script+"})()")
}

// eventually waits until a JavaScript condition holds.
func (p *page) eventually(condition string) {
	p.Helper()
	var text string
	var err error
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if text, err = p.run("!!(await (" + condition + "))"); err == nil && text == "true" {
			return
		}
	}
	p.Fatalf("not so after %v: %s\n%v\n%s", patience, condition, err, strings.Join(eval[[]string](p, `window.complaints ?? []`), "\n"))
}

// key presses keys written as "Control+Shift+z", "F8", "Tab" or ".".
func (p *page) key(combination string) {
	p.Helper()
	var down, up []action
	for name := range strings.SplitSeq(combination, "+") {
		value, ok := named[name]
		if !ok {
			value = name
		}
		down = append(down, action{"type": "keyDown", "value": value})
		up = append([]action{{"type": "keyUp", "value": value}}, up...)
	}
	p.keys(append(down, up...))
}

// typeText types into whatever has the focus, one key after the other.
func (p *page) typeText(text string) {
	p.Helper()
	var all []action
	for _, r := range text {
		all = append(all, action{"type": "keyDown", "value": string(r)}, action{"type": "keyUp", "value": string(r)})
	}
	p.keys(all)
}

type action map[string]any

func (p *page) keys(all []action) {
	p.Helper()
	p.do(perform, map[string]any{"actions": []action{{"type": "key", "id": "keyboard", "actions": all}}})
}

// named are the keys that are no character, as the standard numbers them.
var named = map[string]string{
	"Control": "\uE009", "Shift": "\uE008", "Alt": "\uE00A", "Tab": "\uE004", "Enter": "\uE007", "Escape": "\uE00C", "Space": " ",
	"Backspace": "\uE003", "Delete": "\uE017", "End": "\uE010", "Home": "\uE011", "F1": "\uE031", "F8": "\uE038",
	"Left": "\uE012", "Up": "\uE013", "Right": "\uE014", "Down": "\uE015",
}

// uncover is a function that opens what an element is hidden in, as a person would
// who looks for it, and is true if the element is on show already.
const uncover = `(async el => {
	if (el.checkVisibility({visibilityProperty: true})) return true;
	const panel = el.closest("[role=tabpanel][hidden]");
	const opens = panel ? panel.getAttribute("aria-labelledby") :
		el.closest("#request-form[hidden]") ? "edit-request" :
		el.closest(".column.document") && innerWidth < 900 ? "tab-configuration" : "";
	if (opens) {
		document.getElementById(opens).click();
		await new Promise(done => setTimeout(done, 100)); // a second click would close the form again
	}
	return false;
})`

// reach waits until there is what an expression gives, and it is on show.
func (p *page) reach(expression string) {
	p.Helper()
	p.eventually(`(el => el && ` + uncover + `(el))(` + expression + `)`)
}

// click presses the mouse on what an expression gives, once there is such and
// the page is at rest: what is out of sight gets its height only then, and what
// is in sight may move by it.
func (p *page) click(expression string) {
	p.Helper()
	p.reach(expression)
	at := eval[[2]int](p, `(async () => {
		for (let last = ""; ; ) {
			const el = `+expression+`;
			el.scrollIntoView({block: "center", behavior: "instant"});
			const r = el.getBoundingClientRect(), at = [Math.round(r.x + r.width / 2), Math.round(r.y + r.height / 2)];
			if (last === String(at)) return at; // nothing moves it any more
			last = String(at);
			await new Promise(done => setTimeout(done, 100));
		}
	})()`)
	p.do(perform, map[string]any{"actions": []action{{"type": "pointer", "id": "mouse", "actions": []action{
		{"type": "pointerMove", "x": at[0], "y": at[1], "duration": 0}, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0},
	}}}})
}

// button is the expression for a button, or what opens a menu, by its words:
// one on show before one that has to be uncovered.
func button(words string) string {
	return `(all => all.find(b => b.checkVisibility({visibilityProperty: true})) ?? all[0])([...document.querySelectorAll("button, summary")].filter(b => (b.getAttribute("aria-label") ?? b.textContent).trim() === ` + quote(words) + `))`
}

func (p *page) focus(selector string) {
	p.Helper()
	p.reach(`document.querySelector(` + quote(selector) + `)`)
	p.exec(`document.querySelector(` + quote(selector) + `).focus()`)
}

// size makes the viewport so large, or as small as the engine makes one, and waits
// until the page fits it.
func (p *page) size(width, height int) {
	p.Helper()
	for range 3 { // the frame is known only when there is one
		frame := eval[[2]int](p, `[outerWidth - innerWidth, outerHeight - innerHeight]`)
		p.do(setWindowRect, map[string]any{"width": width + frame[0], "height": height + frame[1]})
		at := eval[[2]int](p, `(async () => {
			for (let last = "", same = 0; same < 3; ) { // WebKit's window follows when it can
				const now = String([outerWidth, outerHeight, innerWidth, innerHeight, document.documentElement.scrollWidth]);
				same = now === last ? same + 1 : 0;
				last = now;
				await new Promise(done => setTimeout(done, 50));
			}
			return [innerWidth, innerHeight];
		})()`)
		if at == [2]int{width, height} {
			return
		}
	}
}

// photo is the window as a PNG.
func (p *page) photo() []byte {
	p.Helper()
	var encoded string
	err := p.driver.call(screenshot, map[string]any{"full": false}, &encoded)
	var png []byte
	if err == nil {
		png, err = base64.StdEncoding.DecodeString(encoded)
	}
	if err != nil {
		p.Fatal(err)
	}
	return png
}

// quote is s as a JavaScript string.
func quote(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // strings have no error
	}
	return string(b)
}
