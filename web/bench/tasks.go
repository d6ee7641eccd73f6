package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"s3cors.playground/app/editor/edtest"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/share"
)

// bar is how long the page may be busy at once, in ms.
const bar = 200

// patience is how long a page is waited for.
const patience = time.Minute

// family makes hostile documents of one kind.
type family struct {
	name string
	unit func(i int) string // what is repeated
	head string             // what it follows
}

func always(s string) func(int) string { return func(int) string { return s } }

// families are inputs that some algorithm could take too long for.
var families = []family{
	{name: "ordinary rules", unit: func(i int) string {
		return fmt.Sprintf("<CORSRule>\n  <AllowedOrigin>https://a%d.example</AllowedOrigin>\n  <AllowedMethod>GET</AllowedMethod>\n</CORSRule>\n", i)
	}, head: "<CORSConfiguration>\n"},
	{name: "unclosed elements", unit: func(i int) string { return "<a" + strconv.Itoa(i) + ">" }},
	{name: "<!", unit: always("<!")},
	{name: "declarations", unit: always("<!DOCTYPE a [")},
	{name: "newlines", unit: always("\n")},
	{name: "{", unit: always("{")},
	{name: "empty rules", unit: always("<CORSRule/>"), head: "<CORSConfiguration>"},
	{name: "unclosed IDs", unit: always("<ID>")},
	{name: "wrong end tags", unit: always("<a></b>"), head: "<CORSConfiguration>"},
	{name: "‹", unit: always("‹")},
	{name: "backticks", unit: always("`")},
	{name: "digits", unit: always("1"), head: "["},
	{name: "entities", unit: always("&amp;&x;"), head: "<CORSConfiguration><ID>"},
	{name: "attributes", unit: func(i int) string { return " a" + strconv.Itoa(i) + "='1'" }, head: "<CORSConfiguration"},
	{name: "wrong lines", unit: func(i int) string { return "<AllowedMethods>" + strconv.Itoa(i) + "</AllowedMethods>\n" }, head: "<CORSConfiguration><CORSRule>\n"},
}

// document is one of the family of about size bytes.
func (f family) document(size int) string {
	var b strings.Builder
	b.WriteString(f.head)
	for i := 0; b.Len() < size; i++ {
		b.WriteString(f.unit(i))
	}
	return b.String()
}

// tasks prints, for each family and size, how long the page was busy at once,
// at most, from a paste, from a key after it, from a link, and from a key after
// that; and what a paste and a key take a bare textarea, which is what the
// browser alone needs. A page that does not answer within [patience] is given
// up.
func tasks(url, bare, sizes, only string) error {
	fmt.Printf("longest task of %s, ms; – = below 50, or the link is refused; ✗ = over the bar of %d and over twice the bare textarea's\n\n", url, bar)
	fmt.Println("| family | bytes | bare: paste | key | paste | key | link | key |")
	fmt.Println("|---|---|---|---|---|---|---|---|")
	for field := range strings.SplitSeq(sizes, ",") {
		size, err := strconv.Atoi(field)
		if err != nil {
			return err
		}
		for _, f := range families {
			if !strings.Contains(f.name, only) {
				continue
			}
			text := f.document(size)
			row := []string{f.name, strconv.Itoa(len(text))}
			var floor [2]float64
			for i, way := range []func(context.Context, string) (bool, error){paste, paste, link} {
				address := url
				if i == 0 {
					address = bare
				}
				times, err := busy(address, text, way)
				if err != nil {
					row = append(row, "✗ no answer", "")
					continue
				}
				for k, ms := range times {
					row = append(row, longest(ms, i > 0 && ms > max(bar, 2*floor[k])))
				}
				if i == 0 {
					floor = times
				}
			}
			fmt.Println("| " + strings.Join(row, " | ") + " |")
		}
	}
	return nil
}

func longest(ms float64, over bool) string {
	switch {
	case ms == 0:
		return "–"
	case over:
		return fmt.Sprintf("✗ %.0f", ms)
	}
	return fmt.Sprintf("%.0f", ms)
}

// watchTasks notes the longest task since longest was set to 0, and when the
// last one ended.
const watchTasks = `window.longest = 0; window.ended = performance.now();
	new PerformanceObserver(list => { for (const e of list.getEntries()) {
		longest = Math.max(longest, e.duration); ended = Math.max(ended, e.startTime + e.duration);
	} }).observe({type: "longtask"});`

// busy opens a page in a fresh browser, gives it a text, and types a key. It
// returns the longest task of each, in ms, 0 = none of 50.
func busy(address, text string, give func(context.Context, string) (bool, error)) (times [2]float64, err error) {
	page, end := edtest.Browser(5 * patience)
	defer end()
	if err := edtest.Open(page, address); err != nil {
		return times, err
	}
	if err := edtest.Wait(page, time.Minute, `document.querySelector("textarea#config")?.readOnly === false`); err != nil {
		return times, err
	}
	if err := edtest.Run(page, watchTasks); err != nil {
		return times, err
	}
	if _, err := rested(page); err != nil {
		return times, err
	}
	taken, err := give(page, text)
	if err != nil || !taken {
		return times, err
	}
	if times[0], err = rested(page); err != nil {
		return times, err
	}
	if err := edtest.Run(page, `document.querySelector("#config").focus(); new Promise(requestAnimationFrame)`); err != nil {
		return times, err
	}
	if _, err := rested(page); err != nil {
		return times, err
	}
	if err := edtest.Press(page, "x"); err != nil {
		return times, err
	}
	times[1], err = rested(page)
	return times, err
}

// rested waits until the page has had no long task for a while, and returns the
// longest one since the last call.
func rested(page context.Context) (ms float64, err error) {
	const quiet = 2500                                  // ms: longer than anything the page puts off
	page, cancel := context.WithTimeout(page, patience) // a page that is busy answers nothing
	defer cancel()
	if err := edtest.Run(page, `ended = performance.now()`); err != nil {
		return 0, err
	}
	if err := edtest.Wait(page, patience, fmt.Sprintf(`performance.now() - ended > %d`, quiet)); err != nil {
		return 0, err
	}
	ms, err = edtest.Eval[float64](page, `longest`)
	if err == nil {
		err = edtest.Run(page, `longest = 0`)
	}
	return ms, err
}

// paste replaces the document by the clipboard's.
func paste(page context.Context, text string) (bool, error) {
	// The text goes in pieces: a message to the browser has its limits.
	if err := edtest.Run(page, `window.pieces = []`); err != nil {
		return false, err
	}
	const piece = 1 << 20
	for rest := text; rest != ""; {
		n := min(piece, len(rest))
		if err := edtest.Run(page, `pieces.push(`+edtest.JSON(strings.ToValidUTF8(rest[:n], ""))+`)`); err != nil {
			return false, err
		}
		rest = rest[n:]
	}
	if err := edtest.Run(page, `window.from = document.createElement("textarea"); document.body.append(from); from.value = pieces.join(""); from.select()`); err != nil {
		return false, err
	}
	if err := edtest.Press(page, "Ctrl+c"); err != nil {
		return false, err
	}
	if err := edtest.Run(page, `from.remove(); document.querySelector("#config").focus(); document.querySelector("#config").select()`); err != nil {
		return false, err
	}
	if _, err := rested(page); err != nil {
		return false, err
	}
	return true, edtest.Press(page, "Ctrl+v")
}

// link opens a link with the text, as one pastes it over the address.
func link(page context.Context, text string) (bool, error) {
	const most = 2 << 20 // characters of an address that Chromium takes
	fragment := share.Encode(corscore.Input{Config: text})
	if fragment == "" || len(fragment) > most {
		return false, nil
	}
	return true, edtest.Run(page, `location.hash = `+edtest.JSON(fragment))
}
