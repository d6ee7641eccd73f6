package e2e

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// fakeBucket answers as it is told, to whoever asks.
type fakeBucket struct {
	*httptest.Server
	mu   sync.Mutex
	body string
	put  int // status of the answer to PUT
}

func newFakeBucket(t *testing.T) *fakeBucket {
	b := &fakeBucket{put: http.StatusForbidden}
	b.Server = httptest.NewServer(http.HandlerFunc(b.answer))
	t.Cleanup(b.Close)
	return b
}

func (b *fakeBucket) set(body string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.body = body
}

func (b *fakeBucket) answer(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	body, put := b.body, b.put
	b.mu.Unlock()
	h := w.Header()
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Access-Control-Allow-Methods", "PUT, GET, DELETE")
	h.Set("Access-Control-Allow-Headers", r.Header.Get("Access-Control-Request-Headers"))
	h.Set("Access-Control-Expose-Headers", "*")
	h.Set("Content-Type", "application/xml")
	h.Set("X-Amz-Request-Id", `"><script>window.ran=1</script>`)
	switch r.Method {
	case http.MethodOptions:
		return
	case http.MethodPut:
		_, _ = io.Copy(io.Discard, r.Body)
		w.WriteHeader(put)
	}
	_, _ = io.WriteString(w, body)
}

// others are the complaints that are not about the address, which the page is
// sent to.
func (p *page) others(address string) (rest []string) {
	for _, complaint := range p.watch.take() {
		if !strings.Contains(complaint, address) {
			rest = append(rest, complaint)
		}
	}
	return rest
}

// sendAndWait presses Send and waits until it is over.
func (p *page) sendAndWait(operation string) {
	p.Helper()
	p.click("button", operation)
	p.patiently(`document.querySelector("#apply-send").textContent.startsWith("Send ` + operation + `")`)
	p.exec(`document.querySelector("#apply-send").focus()`)
	p.key("Enter")
	p.patiently(`document.querySelector("#apply-status").textContent !== "" &&
		![...document.querySelectorAll("#apply button")].some(b => b.textContent === "Stop waiting")`)
}

// Whatever a bucket answers: to a PUT as its error, to a GET as what it has.
func TestHostileAnswers(t *testing.T) {
	bucket := newFakeBucket(t)
	p := besieged(t)
	p.unfold()
	p.target(bucket.URL, "media", plantedKey, plantedSecret, "")
	for _, c := range corpus(t, "answers.txt") {
		t.Run(c.name, func(t *testing.T) {
			of := *p
			p := &of
			p.T = t
			bucket.set(c.text)
			for _, operation := range []string{"PUT", "GET"} {
				p.sendAndWait(operation)
				p.unharmed()
				p.answers()
			}
			p.exec(`[...document.querySelectorAll("#apply button")].find(b => b.textContent === "Load into the editor")?.click()`)
			p.answers()
			p.unharmed()
			p.comesBack()
			for _, complaint := range p.others(bucket.URL) {
				t.Error(complaint)
			}
		})
		if t.Failed() {
			p.watch.take()
			return
		}
	}
}

// An answer that unfolds to a gigabyte, and one that never ends.
func TestAnswersWithoutEnd(t *testing.T) {
	var mu sync.Mutex
	pack := true
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Access-Control-Allow-Headers", r.Header.Get("Access-Control-Request-Headers"))
		if r.Method == http.MethodOptions {
			return
		}
		mu.Lock()
		packed := pack
		mu.Unlock()
		line := []byte("<a>" + strings.Repeat(" ", 1<<16))
		if packed {
			h.Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			defer z.Close()
			for range 1 << 14 {
				if _, err := z.Write(line); err != nil {
					return
				}
			}
			return
		}
		for {
			if _, err := w.Write(line); err != nil {
				return
			}
		}
	}))
	defer server.Close()
	p := besieged(t)
	p.unfold()
	p.target(server.URL, "media", plantedKey, plantedSecret, "")
	for range 2 {
		p.sendAndWait("GET")
		p.answers()
		mu.Lock()
		pack = false
		mu.Unlock()
	}
	p.comesBack()
	for _, complaint := range p.others(server.URL) {
		t.Error(complaint)
	}
}

// Whatever is pasted into the dialogs, and given as an answer.
func TestHostilePastes(t *testing.T) {
	each(t, "pasted.txt", func(p *page, c hostileCase) {
		p.fill("request-url", "https://media.s3.example.com/mine.jpg")
		p.patiently(`document.querySelector("#exchange").textContent.includes("mine.jpg")`)
		p.enter("box", c.text)
		p.exec(`document.getElementById("box").dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true, cancelable: true}))`)
		p.patiently(`document.getElementById("box").value === "" || document.getElementById("box-said").textContent !== ""`) // it was taken, or it cannot be used
		p.answers()
		p.unharmed()
		if eval[bool](p, `document.getElementById("take-back") !== null`) {
			p.press("#take-back", "")
			p.patiently(`document.getElementById("request-url").value === "https://media.s3.example.com/mine.jpg"`)
		}
		for _, d := range []struct{ button, dialog, field, use string }{
			{"tests-text-button", "tests-text", "table", "use-tests"},
		} {
			p.focus("#" + d.button) // where who presses it is
			p.press("#"+d.button, "")
			p.patiently(`document.getElementById(` + quote(d.dialog) + `).open`)
			p.enter(d.field, c.text)
			p.patiently(`document.querySelector("#` + d.dialog + ` [role=status], #` + d.use + `") !== null`)
			p.unharmed()
			if eval[bool](p, `document.getElementById(`+quote(d.use)+`) !== null`) {
				p.press("#"+d.use, "")
			}
			p.exec(`const d = document.getElementById(` + quote(d.dialog) + `); if (d.open) d.querySelector(".dialog-head .button").click()`)
			p.patiently(`!document.getElementById(` + quote(d.dialog) + `).open`)
			p.rest() // what was taken gets the keyboard
			p.answers()
			p.unharmed()
		}
		if !eval[bool](p, `document.getElementById("given-actual") !== null`) {
			p.press("#own-answers", "")
			p.patiently(`document.getElementById("given-actual") !== null`)
		}
		for _, field := range []string{"given-preflight", "given-actual"} {
			p.enter(field, c.text)
		}
		p.answers()
		p.unharmed()
		p.press("#own-answers", "")
		p.patiently(`document.getElementById("given-actual") === null`)
		p.comesBack()
	})
}

// enter sets the text of a field, as [page.fill] does, to what JSON cannot say
// too.
func (p *page) enter(id, text string) {
	p.Helper()
	p.exec(`const f = document.getElementById(` + quote(id) + `); f.value = ` + literal(text) + `; f.dispatchEvent(new Event("input", {bubbles: true}))`)
}

// Hostile text in every field of the page, and of each dialog.
func TestHostileTyping(t *testing.T) {
	const fields = `[...document.querySelectorAll("input[type=text], input:not([type]), textarea")]
		.filter(f => f.id !== "config" && !f.readOnly && !f.disabled && f.checkVisibility())`
	for _, c := range corpus(t, "texts.txt") {
		t.Run(c.name, func(t *testing.T) {
			p := besieged(t)
			p.unfold()
			for _, button := range []string{"add-test", "add-header", "own-answers"} {
				p.press("#"+button, "")
			}
			p.patiently(`["test-0-name", "given-actual"].every(id => document.getElementById(id))`)
			fill := func(least int) {
				t.Helper()
				n := eval[int](p, `(() => { const all = `+fields+`; for (const f of all) { f.value = `+literal(c.text)+`; f.dispatchEvent(new Event("input", {bubbles: true})); } return all.length })()`)
				if n < least {
					t.Errorf("only %d fields", n)
				}
				p.unharmed()
			}
			fill(10)
			p.answers()
			for _, d := range []struct{ dialog, open string }{
				{"tests-text", `document.getElementById("tests-text-button")`},
				{"convert", `[...document.querySelectorAll("#export .item")].find(i => i.textContent.startsWith("Write as"))`},
				{"share", `document.getElementById("share-button")`},
			} {
				p.exec(d.open + `.click()`)
				p.patiently(`document.getElementById(` + quote(d.dialog) + `).open`)
				fill(0)
				p.exec(`for (const el of document.querySelectorAll("#` + d.dialog + ` select")) for (const o of el.options) { el.value = o.value; el.dispatchEvent(new Event("change", {bubbles: true})) }`)
				p.exec(`document.querySelector("#` + d.dialog + ` .dialog-head .button").click()`)
				p.patiently(`!document.getElementById(` + quote(d.dialog) + `).open`)
				p.unharmed()
			}
			p.exec(`[...document.querySelectorAll("#more .item")].find(i => i.textContent.startsWith("Compare")).click()`)
			p.patiently(`document.querySelector(".review #other") !== null`)
			fill(0)
			p.click("button", "Back to the editor")
			p.patiently(`document.querySelector(".review #other") === null`)
			p.exec(`for (const s of document.querySelectorAll("details > summary")) if (!s.parentElement.open) s.click()`)
			p.answers()
			p.unharmed()
			p.comesBack()
		})
	}
}
