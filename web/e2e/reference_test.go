package e2e

import (
	"net/url"
	"strings"
	"testing"

	"s3cors.playground/corscore/share"
)

// The search finds as somebody types, its address keeps the question, and
// clearing it brings the list back.
func TestSearch(t *testing.T) {
	p := blank(t, browser)
	p.goTo("/reference/")
	p.eventually(`!document.querySelector("#search").hidden`)
	p.focus("#query")
	p.typeText("etag")
	p.eventually(`[...document.querySelectorAll("#hits a")].some(a => a.textContent === "ETag" && a.getAttribute("href") === "/reference/glossary#etag")`)
	p.eventually(`document.querySelector("#all").hidden && /^\d+ found/.test(document.querySelector("#found").textContent)`)
	p.eventually(`location.search === "?q=etag"`)
	p.fill("query", "zzzzqqq")
	p.eventually(`document.querySelector("#found").textContent === "Nothing found." && document.querySelector("#hits").children.length === 0`)
	p.fill("query", "")
	p.eventually(`!document.querySelector("#all").hidden && location.search === "" && document.querySelector("#hits").children.length === 0`)
}

// A message as a program printed it leads to its cause, whatever its values and its
// quotes are; so does the title of a cause.
func TestSearchFindsCauses(t *testing.T) {
	p := blank(t, browser)
	p.goTo("/reference/")
	for _, c := range [][2]string{
		{"<Error><Code>AuthorizationHeaderMalformed</Code><Message>The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'</Message></Error>", "wrong-region"},
		{"<Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>3600</X-Amz-Expires>", "error-expired"},
		{"Mixed Content: Upgrading insecure display request ‘http://cdn.example.com/a.png’ to use ‘https’", "mixed-content"},
		{"The source canvas element is tainted", "crossorigin-missing"},
		{"The URL names another region than the bucket's", "wrong-region"},
		{"checksum-of-nothing", "checksum-of-nothing"},
	} {
		p.fill("query", c[0])
		p.eventually(`document.querySelector("#hits a")?.getAttribute("href") === "/causes/` + c[1] + `"`)
	}
}

// An example of a cause opens as a whole: with what was pasted.
func TestCauseOpens(t *testing.T) {
	p := blank(t, browser)
	p.goTo("/causes/error-expired")
	p.click("link", "Open example 2 in the playground")
	p.running()
	_, fragment, _ := strings.Cut(p.link(), "#")
	in, err := share.Decode(fragment)
	if err != nil || in.Observed == nil || len(in.Observed.Exchanges) != 1 || in.Observed.Exchanges[0].Response.Status != 403 {
		t.Errorf("it opens with %+v: %v", in.Observed, err)
	}
}

// A link to a question is answered; what it holds is text.
func TestSearchLink(t *testing.T) {
	p := blank(t, browser)
	p.goTo("/reference/?q=preflight%20cache")
	p.eventually(`document.querySelector("#hits a")?.textContent === "Preflight cache"`)
	p.click("link", "Preflight cache")
	p.eventually(`location.pathname + location.hash === "/reference/glossary#preflight-cache"`)
	for _, text := range hostile {
		p.goTo("/reference/?q=" + url.QueryEscape(text))
		p.eventually(`document.querySelector("#query").value !== "" && document.querySelector("#found").textContent !== ""`)
	}
	p.rest()
	if eval[bool](p, "window.ran === 1") {
		t.Error("a question ran")
	}
}

// Without its index the search says so, and the list is there.
func TestSearchWithoutIndex(t *testing.T) {
	p := blank(t, browser)
	p.early(`const real = fetch; window.fetch = (a, ...b) => String(a).endsWith("search.json") ? Promise.reject(new TypeError()) : real(a, ...b)`)
	p.goTo("/reference/?q=etag")
	p.eventually(`document.querySelector("#found").textContent.includes("could not be loaded")`)
	if !eval[bool](p, `document.querySelector("#all").checkVisibility()`) {
		t.Error("the list is gone")
	}
}

// From the list of lessons to the case in the playground, and its answer.
func TestLessonOpens(t *testing.T) {
	p := blank(t, browser)
	p.goTo("/learn/")
	p.click("link", "Headers that script may read")
	p.eventually(`document.querySelector("h1")?.textContent === "Headers that script may read"`)
	if eval[bool](p, `document.querySelector("#answer").open`) {
		t.Error("the answer is told unasked")
	}
	p.click("link", "Open in the playground")
	p.running()
	p.eventually(`document.querySelector("#verdict")?.textContent.includes("ETag")`)
	p.exec(`history.back()`)
	p.eventually(`document.querySelector("#answer") !== null`)
	p.press("#answer > summary", "")
	p.click("link", "Open the answer in the playground")
	p.running()
	p.verdict("Allowed")
	p.eventually(`document.querySelector("#config").value.includes("<ExposeHeader>ETag</ExposeHeader>")`)
}

// The playground leads to the other parts of the site, in a menu where there
// is little room.
func TestSections(t *testing.T) {
	p := open(t, "/")
	p.click("link", "Learn")
	p.eventually(`document.querySelector("h1")?.textContent === "Learn CORS on S3"`)
	p.goTo("/")
	p.running()
	p.size(390, 844)
	p.eventually(`!document.querySelector("nav.sections").checkVisibility()`)
	p.press("#sections > summary", "")
	p.click("link", "Reference")
	p.eventually(`document.querySelector("h1")?.textContent === "Reference"`)
}
