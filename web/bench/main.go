// Command bench measures what a key costs: from the keydown event to the frame
// that shows the character, for a bare textarea and for the playground's
// editor, in the same run.
//
//	go run ./web/bench                        the editor alone on a page
//	go run ./web/bench -url http://localhost:8080/   the whole playground
//
// The two pages run in two browsers and take turns in short rounds, so that
// what else the machine does hits both. It fails only if it cannot measure.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"s3cors.playground/app/editor/edtest"
)

func main() {
	url := flag.String("url", "", "address of a page with the editor's <textarea id=config>; empty: a page with the editor alone")
	lines := flag.String("lines", "20,100,1000,2000", "sizes of the document")
	rounds := flag.Int("rounds", 6, "rounds per page and size")
	keys := flag.Int("keys", 20, "keys per round")
	pause := flag.Duration("pause", 40*time.Millisecond, "between two keys")
	uncapped := flag.Bool("uncapped", false, "do not wait for the display's rate")
	flag.Parse()
	if err := run(*url, *lines, *rounds, *keys, *pause, *uncapped); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(url, lines string, rounds, keys int, pause time.Duration, uncapped bool) error {
	if edtest.Chromium() == "" {
		return fmt.Errorf("no Chromium found; set CHROMIUM to its path")
	}
	own, stop, err := edtest.Serve(".")
	if err != nil {
		return err
	}
	defer stop()
	if url == "" {
		url = own + "/"
	}
	var options []chromedp.ExecAllocatorOption
	if uncapped {
		options = append(options, chromedp.Flag("disable-frame-rate-limit", true), chromedp.Flag("disable-gpu-vsync", true))
	}
	bare, closeBare := edtest.Browser(10*time.Minute, options...)
	defer closeBare()
	full, closeFull := edtest.Browser(10*time.Minute, options...)
	defer closeFull()
	if err := open(bare, own+"/bare"); err != nil {
		return fmt.Errorf("the bare textarea: %w", err)
	}
	if err := open(full, url); err != nil {
		return fmt.Errorf("%s: %w", url, err)
	}
	fmt.Printf("key to painted text, ms, p50/p95 of %d keys\n\n", rounds*keys)
	fmt.Println("| lines | bare textarea | editor | ratio p50 | ratio p95 |")
	fmt.Println("|---|---|---|---|---|")
	for field := range strings.SplitSeq(lines, ",") {
		n, err := strconv.Atoi(field)
		if err != nil {
			return err
		}
		var a, b []float64
		for _, page := range []context.Context{bare, full} {
			if err := fill(page, document(n)); err != nil {
				return err
			}
			if _, err := typeKeys(page, 10, pause); err != nil { // warm up
				return err
			}
		}
		for range rounds {
			for page, into := range map[context.Context]*[]float64{bare: &a, full: &b} {
				times, err := typeKeys(page, keys, pause)
				if err != nil {
					return err
				}
				*into = append(*into, times...)
			}
		}
		fmt.Printf("| %d | %.1f/%.1f | %.1f/%.1f | %.2f | %.2f |\n", n,
			quantile(a, 0.5), quantile(a, 0.95), quantile(b, 0.5), quantile(b, 0.95),
			quantile(b, 0.5)/quantile(a, 0.5), quantile(b, 0.95)/quantile(a, 0.95))
	}
	return nil
}

// measure notes, for each key, the time from the event's own time stamp to a
// message posted from the frame after it, which arrives when the frame was
// painted.
const measure = `(() => {
	window.keyTimes = [];
	const channel = new MessageChannel();
	let start = 0;
	channel.port1.onmessage = () => { keyTimes.push(performance.now() - start); };
	addEventListener("keydown", ev => { start = ev.timeStamp; }, true);
	addEventListener("input", () => requestAnimationFrame(() => channel.port2.postMessage(0)), true);
})()`

func open(page context.Context, url string) error {
	return chromedp.Do(page, chromedp.Navigate(url),
		chromedp.Poll[chromedp.Void](`document.querySelector("textarea#config") && !document.querySelector("textarea#config").readOnly`, chromedp.WithPollingTimeout(60*time.Second)),
		chromedp.Sleep(time.Second),
		chromedp.Evaluate[chromedp.Void](measure))
}

// fill sets the text as a paste would and puts the caret into a value in its
// middle.
func fill(page context.Context, text string) error {
	return chromedp.Do(page,
		chromedp.Evaluate[chromedp.Void](`(text => {
			const area = document.querySelector("textarea#config");
			area.focus();
			area.value = text;
			area.dispatchEvent(new Event("input", {bubbles: true}));
			const at = text.indexOf("</AllowedOrigin>", text.length / 2);
			area.setSelectionRange(at, at);
			area.blur(); area.focus(); // scrolls to the caret
		})(`+strconv.Quote(text)+`)`),
		chromedp.Sleep(500*time.Millisecond))
}

func typeKeys(page context.Context, n int, pause time.Duration) ([]float64, error) {
	err := chromedp.Do(page, chromedp.Evaluate[chromedp.Void](`void(keyTimes.length = 0)`),
		func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
			for i := range n {
				key := string(rune('a' + i%26))
				press := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: key, Text: key}
				if _, err := cdp.Call(ctx, t, input.DispatchKeyEvent, press); err != nil {
					return chromedp.Void{}, err
				}
				release := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: key}
				if _, err := cdp.Call(ctx, t, input.DispatchKeyEvent, release); err != nil {
					return chromedp.Void{}, err
				}
				time.Sleep(pause)
			}
			return chromedp.Void{}, nil
		}, chromedp.Sleep(100*time.Millisecond))
	if err != nil {
		return nil, err
	}
	times, err := chromedp.Run(page, chromedp.Evaluate[[]float64](`keyTimes`))
	if err == nil && len(times) != n {
		err = fmt.Errorf("%d keys typed, %d painted", n, len(times))
	}
	return times, err
}

// document is a configuration of about n lines, 31 bytes each.
func document(n int) string {
	var b strings.Builder
	b.WriteString("<CORSConfiguration>\n")
	for i := 0; strings.Count(b.String(), "\n") < n-1; i++ {
		fmt.Fprintf(&b, "  <CORSRule>\n    <ID>rule %d</ID>\n    <AllowedOrigin>https://app%d.example.com</AllowedOrigin>\n"+
			"    <AllowedMethod>GET</AllowedMethod>\n    <AllowedHeader>*</AllowedHeader>\n    <MaxAgeSeconds>300</MaxAgeSeconds>\n  </CORSRule>\n", i, i)
	}
	b.WriteString("</CORSConfiguration>")
	return b.String()
}

func quantile(list []float64, q float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[int(q*float64(len(sorted)-1))]
}
