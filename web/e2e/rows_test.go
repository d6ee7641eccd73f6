package e2e

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/share"
)

// A key that makes other problems of hundreds has them drawn a few at a time, so that
// the page is not busy for long.
func TestProblemsAreDrawnInParts(t *testing.T) {
	p := blank(t, browser)
	p.goTo("/#" + share.Encode(corscore.Input{Config: "<CORSConfiguration>" + strings.Repeat("<CORSRule/>", 2000)}))
	p.running()
	const rows = `document.querySelectorAll("#problems li.problem").length`
	p.eventually(rows + ` > 80`)
	p.rest()
	p.exec(`window.most = 0; window.seen = 0;
		new MutationObserver(all => {
			let rows = 0;
			for (const m of all) for (const n of m.addedNodes) if (n.querySelectorAll) rows += n.querySelectorAll("li.problem").length + n.matches("li.problem");
			window.most = Math.max(most, rows);
			window.seen += rows;
		}).observe(document.querySelector("#problems"), {childList: true, subtree: true})`)
	p.exec(`const config = document.querySelector("#config"); config.focus(); config.setSelectionRange(0, 0)`)
	p.typeText("x")
	p.eventually(`window.seen > 80`)
	if most := eval[int](p, `most`); most > 24 {
		t.Errorf("%d rows are drawn at once", most)
	}
}
