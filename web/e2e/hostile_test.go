package e2e

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/share"
	"s3cors.playground/corscore/wire"
)

// calm is how long a test waits for the page to be done with something large.
// It says only that the page comes back at all.
const calm = 2 * time.Minute

// former is what is in the editor before anything hostile comes.
var former = allowing + "<!-- mine -->\n"

// besieged is the playground with a document of somebody's, in which everything
// that could tell that a script runs says so.
func besieged(t *testing.T) *page {
	t.Helper()
	p := blank(t, browser)
	p.early(`
		for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => { window.ran = name };
		const write = navigator.clipboard.writeText.bind(navigator.clipboard);
		navigator.clipboard.writeText = text => { window.copied = text; return write(text); };
		addEventListener("securitypolicyviolation", ev => { window.ran = "violates " + ev.effectiveDirective });`)
	p.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, cdppage.BringToFront, cdp.Empty{}) // only what is in front has a clipboard
		return err
	}))
	p.goTo("/")
	p.running()
	p.edit(former)
	p.verdict("Allowed")
	return p
}

// each tries every case of a file, each in the page that the one before left.
// A page that fails is replaced.
func each(t *testing.T, file string, try func(p *page, c hostileCase)) {
	p := besieged(t)
	for _, c := range corpus(t, file) {
		ok := t.Run(c.name, func(t *testing.T) {
			of := *p
			of.T = t
			try(&of, c)
			for _, complaint := range p.watch.take() {
				t.Error(complaint)
			}
		})
		if !ok {
			p.watch.take()
			p = besieged(t)
		}
	}
}

// patiently waits until a JavaScript condition holds.
func (p *page) patiently(condition string) {
	p.Helper()
	for end := time.Now().Add(calm); ; time.Sleep(50 * time.Millisecond) {
		v, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool]("!!("+condition+")"))
		if err == nil && v {
			return
		}
		if time.Now().After(end) {
			p.Fatalf("not so after %v: %s: %v", calm, condition[:min(200, len(condition))], err)
		}
	}
}

// unharmed fails if a script ran or an element came from text.
func (p *page) unharmed() {
	p.Helper()
	for _, harm := range eval[[]string](p, `(() => {
		const harm = "ran" in window ? ["something ran: " + window.ran] : [];
		for (const el of document.querySelectorAll("*")) {
			if (!el.matches("form.ed-code") && /^(img|iframe|object|embed|form|base|style|video|audio|template)$/i.test(el.tagName) || el.tagName === "SCRIPT" && el.closest("body")) {
				harm.push("an element: " + el.outerHTML.slice(0, 100));
			}
			for (const a of el.attributes) {
				if (/^on|^srcdoc$/i.test(a.name) || /^(href|src|action)$/.test(a.name) && !/^(https:|http:|\/|#)/.test(a.value)) {
					harm.push("an attribute: " + a.name + "=" + a.value.slice(0, 100));
				}
			}
		}
		return harm.slice(0, 5);
	})()`) {
		p.Error(harm)
	}
}

// answers fails unless a key is shown, a command is carried out, and the
// document can be copied.
func (p *page) answers() {
	p.Helper()
	p.exec(`window.held = document.querySelector("#config").value; document.querySelector("#config").focus()`)
	p.key("Control+End")
	p.typeText("x")
	p.patiently(`document.querySelector("#config").value.length === held.length + 1`)
	p.key("Control+z")
	p.patiently(`document.querySelector("#config").value === held`)
	p.key("F1")
	p.patiently(`document.querySelector("#help").open`)
	p.key("Escape")
	p.patiently(`!document.querySelector("#help").open`)
	p.exec(`delete window.copied`)
	p.press("#copy", "")
	p.patiently(`window.copied === held.toWellFormed()`)
}

// comesBack takes back, by undo, until the former document is there.
func (p *page) comesBack() {
	p.Helper()
	for range 5 {
		if p.config() == former {
			break
		}
		p.exec(`window.held = document.querySelector("#config").value; document.querySelector("#config").focus()`)
		p.key("Control+z")
		p.patiently(`document.querySelector("#config").value !== held`)
	}
	if p.config() != former {
		p.Fatal("undo does not bring the former document back")
	}
	p.exec(`document.querySelector("#message .icon-button")?.click()`)
	p.answers() // what the page has is the former document, too
}

// follow opens a link, a JavaScript expression. The page marks a link before it
// opens it, so it opens some tasks later.
func (p *page) follow(link string) {
	p.Helper()
	p.exec(`location.hash = ` + link + `; await new Promise(done => setTimeout(done, 400))`)
}

// Whatever is put into the editor.
func TestHostileDocuments(t *testing.T) {
	each(t, "documents.txt", func(p *page, c hostileCase) {
		if strings.Contains(c.text, "\n") { // typing would cost the square of the lines
			p.follow(quote(share.Encode(corscore.Input{Config: c.text})))
		} else {
			p.exec(`document.querySelector("#config").focus(); document.querySelector("#config").select(); document.execCommand("insertText", false, ` + literal(c.text) + `)`)
		}
		p.patiently(`document.querySelector("#config").value !== ` + quote(former))
		put := eval[int](p, `document.querySelector("#config").value.length`)
		p.answers()
		p.unharmed()
		if n := eval[int](p, `document.querySelector("#config").value.length`); n != put || n == len(former) {
			p.Errorf("%d characters were put into the editor, now it has %d", put, n)
		}
		p.comesBack()
	})
}

// Whatever a link holds.
func TestHostileLinks(t *testing.T) {
	each(t, "links.txt", func(p *page, c hostileCase) {
		p.follow(literal(c.text))
		if c.shows != "" {
			p.patiently(`document.querySelector("#verdict").textContent.includes(` + quote(c.shows) + `)`)
			if p.config() != former {
				p.Error("a link that cannot be read changes the document")
			}
		}
		p.answers()
		p.unharmed()
		p.comesBack()
	})
}

// Hostile text in every field of a link: of one that names nothing that there is
// not, which opens, and of one with that text everywhere.
func TestHostileFields(t *testing.T) {
	each(t, "texts.txt", func(p *page, c hostileCase) {
		everywhere := corscore.Input{Request: &fetch.Request{Headers: make([]wire.Header, 2)}, Object: &corscore.Object{Headers: make([]wire.Header, 2)}}
		fillStrings(reflect.ValueOf(&everywhere), c.text)
		opens := everywhere
		opens.Dialect = ""
		r := *everywhere.Request
		r.Mode, r.Credentials, r.API, r.Body, r.Destination = "", "", "", "", ""
		opens.Request = &r
		table := cases.JSON([]cases.Case{{Name: c.text, Request: r}}) // what it expects to be read are names of headers, or it is refused
		for _, fragment := range []string{share.Encode(everywhere), share.Encode(opens) + "&tests=" + share.Pack(table)} {
			p.follow(quote(fragment))
			p.answers()
			p.unharmed()
		}
		p.patiently(`document.getElementById("test-0-name") !== null && document.getElementById("request-origin").value !== "https://app.example.com"`)
		p.comesBack()
	})
}

// fillStrings sets every string in v that can be set.
func fillStrings(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.Pointer:
		fillStrings(v.Elem(), text)
	case reflect.Struct:
		for _, field := range v.Fields() {
			fillStrings(field, text)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			fillStrings(v.Index(i), text)
		}
	case reflect.String:
		v.SetString(text)
	}
}
