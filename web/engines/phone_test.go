package engines

import (
	"slices"
	"testing"
	"time"
)

// phone moves on to a window of 390×844: a pop-up, as no window with a toolbar is
// that narrow. WebKit's browser opens none; its window gets as narrow as it can,
// which is less than 450.
func (p *page) phone() {
	p.Helper()
	if p.engine != "webkit" {
		p.goTo("/servers/") // there the program does not run
		first := p.windows()[0]
		p.exec(`window.open("about:blank", "", "popup,width=390,height=844")`)
		second := ""
		for end := time.Now().Add(patience); second == "" && time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
			if all := p.windows(); len(all) > 1 {
				second = all[slices.IndexFunc(all, func(w string) bool { return w != first })]
			}
		}
		if second == "" {
			p.Fatal("there is no second window")
		}
		p.enter(second)
		p.loaded = false
		p.Cleanup(func() {
			p.complain()
			p.do(closeWindow, map[string]any{})
			p.enter(first)
			p.loaded = false
		})
	}
	p.size(390, 844)
	p.eventually(`innerWidth <= (` + quote(p.engine) + ` === "webkit" ? 450 : 390)`)
}

// windows are the names of the windows that are open.
func (p *page) windows() (all []string) {
	p.Helper()
	if err := p.driver.call(windowHandles, map[string]any{}, &all); err != nil || len(all) == 0 {
		p.Fatalf("the windows are %q: %v", all, err)
	}
	return all
}

// enter makes a window the one that all commands are for.
func (p *page) enter(window string) {
	p.Helper()
	p.do(switchWindow, map[string]any{"handle": window})
}

// In a window like a phone's the task is done too: the document is a tab there,
// and tabs without room are in a menu. Nothing is wider than the window.
func TestPhone(t *testing.T) {
	each(t, func(p *page) {
		p.phone()
		p.open("/")
		p.contains("#told", "This is a sample")
		fits := func() {
			p.Helper()
			if over := eval[int](p, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				p.Errorf("the page is %d px wider than its window", over)
			}
		}
		fits()
		p.fillBox(consoleLine)
		p.solve()
		p.tab("sequence")
		p.eventually(`!document.querySelector("#config").checkVisibility()`)
		p.tab("exchange")
		p.eventually(`document.querySelector("#exchange").checkVisibility() && !document.querySelector("#panel-sequence > *").checkVisibility()`)
		fits()
		p.tab("configuration")
		p.eventually(`document.querySelector("#config").checkVisibility() && !document.querySelector("#exchange").checkVisibility()`)
		fits()
	})
}
