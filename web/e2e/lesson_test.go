package e2e

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"s3cors.playground/app/guide"
)

// goals waits until the open lesson's goals are as told: "+" reached, "-" not.
func (p *page) goals(want string) {
	p.Helper()
	p.eventually(`[...document.querySelectorAll(".goal .sr")].map(g => ({"reached: ": "+", "not yet: ": "-"})[g.textContent] ?? "?").join("") === ` + quote(want))
}

func lessonByID(t *testing.T, id string) guide.Lesson {
	t.Helper()
	l, ok := guide.LessonByID(id)
	if !ok {
		t.Fatalf("no lesson %s", id)
	}
	return l
}

// A lesson goes on where its page links to: the goals follow the document, hints
// come one at a time, then the answer, which can be taken back; then the next.
func TestLesson(t *testing.T) {
	l := lessonByID(t, "preflight")
	p := blank(t, browser)
	p.goTo("/learn/preflight")
	p.exec(`location.assign([...document.querySelectorAll(".button.primary")].find(a => a.hash.includes("lesson")).href)`)
	p.running()
	p.goals("--++")
	p.eventually(`document.querySelector(".lesson-task p").textContent.startsWith("Allow the upload")`)
	if l.Input.Config != p.config() {
		t.Errorf("the editor has\n%s", p.config())
	}

	p.edit(strings.ReplaceAll(l.Input.Config, "HEAD", "POST"))
	p.goals("---+")
	p.edit(strings.NewReplacer("GET", "PUT", "HEAD", "DELETE").Replace(l.Input.Config))
	p.goals("++++")
	p.eventually(`document.querySelector("#lesson [role=status].sr").textContent.includes("Goal reached: The request passes") &&
		document.querySelector("#lesson [role=status].sr").textContent.includes("The lesson is done")`)
	p.eventually(`localStorage.getItem("s3cors.lessons") === "preflight" && document.querySelector("#lessons summary").textContent.includes("1 of ` + strconv.Itoa(len(guide.Lessons())) + ` done")`)
	p.edit(l.Input.Config)
	p.goals("--++")
	p.eventually(`document.querySelector(".lesson-done") === null`)

	p.eventually(`document.querySelector("#verdict").textContent.includes("Try it yourself") && !document.querySelector("#verdict .fix")`)
	p.click("button", "Show a hint")
	p.eventually(`document.querySelectorAll(".hints li").length === 1`)
	p.key("Enter") // the keyboard stayed there
	p.eventually(`document.querySelectorAll(".hints li").length === 2 && document.querySelector("#verdict .fix") !== null`)
	p.edit("mine")
	p.click("button", "Show the answer")
	p.goals("++++")
	if p.config() != l.Answer.Config {
		t.Errorf("the answer is\n%s", p.config())
	}
	p.focus("#config")
	p.key("Control+z")
	p.eventually(`document.querySelector("#config").value === "mine"`)
	p.click("button", "Show the answer")
	p.goals("++++")
	p.click("button", "Back to my work")
	p.eventually(`document.querySelector("#config").value === "mine"`)
	p.goals("--++") // nobody gets in by a document that is none

	p.click("button", "Show the answer")
	p.click("button", "Next: "+lessonByID(t, "headers").Title)
	p.eventually(`document.activeElement.id === "lesson-title" && document.activeElement.textContent === ` + quote(lessonByID(t, "headers").Title))
	p.eventually(`document.querySelectorAll(".hints li").length === 0`)
	p.click("button", "Leave the lesson")
	p.eventually(`document.querySelector("#lesson") === null && document.activeElement.id === "config"`)
}

// The request is what some lessons ask to change; the answer is put into the
// form and can be taken back.
func TestLessonAboutTheRequest(t *testing.T) {
	p := open(t, "/#lesson=not-cors")
	p.goals("-+")
	p.click("button", "Show a hint")
	p.click("button", "Another hint")
	p.click("button", "Show the answer")
	p.goals("++")
	p.click("button", "Back to my request")
	p.goals("-+")
	p.choose("server", "minio")
	p.eventually(`document.querySelector(".lesson-goals").textContent.includes("own document, page and server")`)
}

// A lesson whose object redirects, and one that needs cookies and the page's own site,
// are solved in the form.
func TestLessonsSolvedInTheForm(t *testing.T) {
	p := open(t, "/#lesson=redirects")
	p.goals("--+")
	p.fill("request-url", "https://media.s3.eu-west-1.amazonaws.com/report.json")
	p.goals("+++")

	p = open(t, "/#lesson=same-site")
	p.goals("+--+")
	p.fill("request-url", "https://files.example.com/private/report.json")
	p.goals("+-++")
	p.choose("request-credentials", "include")
	p.goals("++++")
}

// What is in between is what some lessons ask to change, by the picker, by a fix or by
// the answer. The timeline shows what the goals are about.
func TestLessonAboutTheLayer(t *testing.T) {
	p := open(t, "/#lesson=half-repair")
	p.goals("--+++")
	p.choose("layer", "cf-optimized-orp") // the half repair
	p.goals("+-+++")
	p.choose("layer", "none")
	p.goals("++-+-")
	p.choose("layer", "cf-override")
	p.goals("+++-+")
	p.choose("layer", "cf-origin-key")
	p.goals("+++++")

	p = open(t, "/#lesson=purge")
	p.field("layer", "cloudflare")
	p.eventually(`document.querySelectorAll("#visits .moment").length === 4`)
	p.goals("-++")
	p.click("button", "Show a hint")
	p.click("button", "Another hint")
	p.click("button", "Show the answer")
	p.goals("+++")
	p.field("layer", "own")
	p.click("button", "Back to the settings of before")
	p.goals("-++")
}

// A lesson is linked to as it stands, and a reload goes on with it.
func TestLinkToLesson(t *testing.T) {
	p := open(t, "/#lesson=wildcard")
	p.eventually(`document.querySelector("#lesson") !== null`)
	half := strings.ReplaceAll(p.config(), "CORSRule>", "CORSRule> ")
	p.edit(half)
	address := p.link()
	if !strings.HasSuffix(address, "&lesson=wildcard") {
		t.Fatalf("the link is %s", address)
	}
	other := open(t, address)
	other.eventually(`document.querySelector("#lesson-title").textContent === ` + quote(lessonByID(t, "wildcard").Title))
	if other.config() != half {
		t.Errorf("the other browser shows\n%s", other.config())
	}
	if other.shown() != p.shown() {
		t.Error("the other browser shows another case")
	}

	p.click("button", "Show a hint")
	p.eventually(`Object.keys(localStorage).some(k => k.startsWith("s3cors.work.") && localStorage.getItem(k).includes('"hints":1'))`)
	p.do(chromedp.Reload())
	p.running()
	p.eventually(`document.querySelectorAll(".hints li").length === 1`)
	if p.config() != half {
		t.Errorf("after a reload the editor has\n%s", p.config())
	}
}

// A lesson that is unknown, or does not come, costs nobody the case.
func TestLessonThatIsNotThere(t *testing.T) {
	l := lessonByID(t, "origin")
	p := open(t, "/#lesson=origin")
	p.goals("--++")
	link := p.link()
	p = open(t, strings.Replace(link, "lesson=origin", "lesson=%3Cb%3Enone", 1))
	p.eventually(`document.querySelector("#message").textContent.includes("not known here") && document.querySelector("#lesson") === null`)
	if p.config() != l.Input.Config {
		t.Errorf("the editor has\n%s", p.config())
	}

	p = blank(t, browser)
	p.early(`const real = fetch; window.broken = true; window.fetch = (a, ...b) => window.broken && String(a).endsWith("lessons.txt") ? Promise.reject(new Error("no")) : real(a, ...b)`)
	p.goTo(link)
	p.running()
	p.node("button", "Try again")
	if p.config() != l.Input.Config {
		t.Errorf("the editor has\n%s", p.config())
	}
	p.exec(`window.broken = false`)
	p.click("button", "Try again")
	p.goals("--++")
}

// What is done shows on the pages to read, follows other tabs, and can be
// forgotten in both places.
func TestProgress(t *testing.T) {
	p := open(t, "/#lesson=origin")
	p.click("button", "Show a hint")
	p.click("button", "Another hint")
	p.click("button", "Show the answer")
	p.eventually(`localStorage.getItem("s3cors.lessons") === "origin"`)
	p.goTo("/learn/origin")
	p.eventually(`document.querySelector(".crumbs [data-lesson]").hidden === false`)
	p.goTo("/learn/")
	p.eventually(`document.querySelectorAll("[data-lesson]:not([hidden])").length === 1 && document.querySelector("#forget").textContent.startsWith("1 of ` + strconv.Itoa(len(guide.Lessons())) + `")`)
	p.eventually(`[...document.querySelectorAll("[data-topic]:not([hidden])")].map(t => t.textContent).join() === "1 of 6 done"`)
	p.eventually(`document.querySelector("#forget a").pathname === "/learn/permission"`)
	p.exec(`localStorage.setItem("s3cors.lessons", "permission origin"); dispatchEvent(new StorageEvent("storage"))`)
	p.eventually(`document.querySelector("#forget a").pathname === "/learn/simple-request"`)
	p.click("button", "Forget that")
	p.eventually(`document.querySelector("#forget").hidden && document.querySelectorAll("[data-lesson]:not([hidden])").length === 0 && document.activeElement.matches("ol.lessons a")`)

	p.exec(`localStorage.setItem("s3cors.lessons", "origin wildcard")`)
	p.goTo("/")
	p.running()
	p.goTo("/#lesson=preflight")
	p.eventually(`document.querySelector("#lessons summary")?.textContent.includes("2 of ` + strconv.Itoa(len(guide.Lessons())) + ` done")`)
	p.exec(`dispatchEvent(Object.assign(new StorageEvent("storage", {key: "s3cors.lessons", newValue: "origin"})))`)
	p.exec(`localStorage.setItem("s3cors.lessons", "origin"); dispatchEvent(new StorageEvent("storage", {key: "s3cors.lessons", newValue: "origin"}))`)
	p.eventually(`document.querySelector("#lessons summary").textContent.includes("1 of ` + strconv.Itoa(len(guide.Lessons())) + ` done")`)
	p.exec(`document.querySelector("#lessons summary").click()`)
	p.click("button", "Forget which are done only this browser knows")
	p.eventually(`document.querySelector("#lessons summary").textContent.includes("0 of ` + strconv.Itoa(len(guide.Lessons())) + ` done") && !localStorage.getItem("s3cors.lessons")`)
}

// What is only opened is not done.
func TestOpenedAnswerIsNotDone(t *testing.T) {
	p := blank(t, browser)
	p.goTo("/learn/origin")
	p.exec(`location.assign([...document.querySelectorAll("#answer .button")].find(a => a.hash.includes("lesson")).href)`)
	p.running()
	p.goals("++++")
	p.eventually(`document.querySelector(".lesson-done") !== null`)
	if done := eval[string](p, `localStorage.getItem("s3cors.lessons") ?? ""`); done != "" {
		t.Errorf("done: %q", done)
	}
}

// The lesson fits narrow and low windows, has no fault that axe-core sees, and
// leaves the editor room.
func TestLessonLooks(t *testing.T) {
	source := axe(t)
	p := open(t, "/#lesson=headers")
	p.click("button", "Show a hint")
	p.click("button", "Another hint")
	p.click("button", "Show the answer")
	p.eventually(`document.querySelector(".lesson-done") !== null`)
	p.exec(`for (const d of document.querySelectorAll("#lesson details.stored")) d.open = true`)
	p.do(script(source))
	for _, theme := range []string{"light", "dark"} {
		p.prefer("prefers-color-scheme", theme)
		for _, size := range [][2]int64{{1440, 900}, {1024, 768}, {390, 844}} {
			p.size(size[0], size[1])
			if eval[bool](p, `document.documentElement.scrollWidth > innerWidth`) {
				t.Errorf("%v: the page scrolls sideways", size)
			}
			if size[0] < 900 {
				p.press("#tab-configuration", "")
				p.eventually(visible("#config"))
			}
			if h := eval[float64](p, `document.querySelector("#editor").getBoundingClientRect().height`); h < 120 {
				t.Errorf("%v: the editor is %v px high", size, h)
			}
			for _, v := range eval[[]string](p, violations) {
				t.Errorf("%v, %s: %s", size, theme, v)
			}
		}
	}
}
