package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"s3cors.playground/app/editor/edtest"
)

// measure notes, for each key, the time from the event's own time stamp to a
// message posted from the frame after it, which arrives when the frame was
// painted. panes notes the last change outside the editor since then.
const measure = `
	window.keyTimes = [];
	window.paneTimes = [];
	window.keyAt = 0;
	const channel = new MessageChannel();
	channel.port1.onmessage = () => { keyTimes.push(performance.now() - keyAt); };
	addEventListener("keydown", ev => { keyAt = ev.timeStamp; }, true);
	addEventListener("input", () => requestAnimationFrame(() => channel.port2.postMessage(0)), true);
	window.panes = new MutationObserver(records => {
		if (records.some(r => !(r.target.closest ? r.target : r.target.parentElement)?.closest(".ed"))) paneTimes.push([keyAt, performance.now() - keyAt]);
	});`

func open(page context.Context, url string) error {
	if err := edtest.Open(page, url); err != nil {
		return err
	}
	if err := edtest.Wait(page, time.Minute, `document.querySelector("textarea#config")?.readOnly === false`); err != nil {
		return err
	}
	time.Sleep(time.Second)
	return edtest.Run(page, measure)
}

// sameBox gives the bare textarea the size and the font of the editor's.
func sameBox(bare, full context.Context) error {
	box, err := edtest.Eval[[]string](full, `(() => {
		const area = document.querySelector("textarea#config"), box = area.closest(".ed-scroll") ?? area, style = getComputedStyle(area);
		return [box.clientWidth + "px", box.clientHeight + "px", style.font];
	})()`)
	if err != nil {
		return err
	}
	return edtest.Run(bare, `((width, height, font) => {
		Object.assign(document.querySelector("textarea#config").style, {width, height, font});
	})(...`+edtest.JSON(box)+`)`)
}

// fill sets the text as a paste would and puts the caret into a value in its
// middle.
func fill(page context.Context, text string) error {
	err := edtest.Run(page, `(text => {
		const area = document.querySelector("textarea#config");
		area.focus();
		area.value = text;
		area.dispatchEvent(new Event("input", {bubbles: true}));
		const at = text.indexOf("</AllowedOrigin>", text.length / 2);
		area.setSelectionRange(at, at);
		area.blur(); area.focus(); // scrolls to the caret
	})(`+strconv.Quote(text)+`)`)
	time.Sleep(time.Second)
	return err
}

// typeKeys types n characters and returns what each took, in ms.
func typeKeys(page context.Context, n int, pause time.Duration) ([]float64, error) {
	if err := edtest.Run(page, `keyTimes.length = 0`); err != nil {
		return nil, err
	}
	for i := range n {
		if err := edtest.Press(page, string(rune('a'+i%26))); err != nil {
			return nil, err
		}
		time.Sleep(pause)
	}
	time.Sleep(100 * time.Millisecond)
	times, err := edtest.Eval[[]float64](page, `keyTimes`)
	if err == nil && len(times) != n {
		err = fmt.Errorf("%d keys typed, %d painted", n, len(times))
	}
	return times, err
}

// paneTimes types keys one by one, far apart, and returns when the rest of the
// page stood still after each that changed it.
func paneTimes(page context.Context, o options) ([]float64, error) {
	if err := edtest.Run(page, `paneTimes.length = 0; panes.observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true})`); err != nil {
		return nil, err
	}
	if _, err := typeKeys(page, o.keys, 4*o.pause); err != nil {
		return nil, err
	}
	return edtest.Eval[[]float64](page, `(panes.disconnect(), Object.values(Object.fromEntries(paneTimes)))`)
}

// document is a configuration of about n lines, 31 bytes each.
func document(n int) string {
	var b strings.Builder
	b.WriteString("<CORSConfiguration>\n")
	for i, lines := 0, 2; lines < n; i, lines = i+1, lines+7 {
		fmt.Fprintf(&b, "  <CORSRule>\n    <ID>rule %d</ID>\n    <AllowedOrigin>https://app%d.example.com</AllowedOrigin>\n"+
			"    <AllowedMethod>GET</AllowedMethod>\n    <AllowedHeader>*</AllowedHeader>\n    <MaxAgeSeconds>300</MaxAgeSeconds>\n  </CORSRule>\n", i, i)
	}
	b.WriteString("</CORSConfiguration>")
	return b.String()
}
