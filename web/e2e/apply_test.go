package e2e

import (
	"encoding/base64"
	"net/url"
	"strings"
	"testing"
)

// The credentials that tests plant. What is looked for is written in no other
// way anywhere.
const (
	plantedKey    = "AKIAPLANTEDPLANTED00"
	plantedSecret = "planted/Secret+Key=0123456789abcdefghijkl"
	plantedToken  = "planted/Token+0123456789=="
)

// unfold opens the pane Apply.
func (p *page) unfold() {
	p.Helper()
	p.press("#tab-apply", "")
	p.eventually(`document.querySelector("#apply-endpoint") !== null`)
}

// target fills in where the document goes, and who asks.
func (p *page) target(endpoint, bucket, key, secret, token string) {
	p.Helper()
	for id, text := range map[string]string{
		"apply-endpoint": endpoint, "apply-bucket": bucket, "apply-access-key": key, "apply-secret-key": secret, "apply-session-token": token,
	} {
		p.fill(id, text)
	}
	p.request("PUT " + endpoint)
}

// request waits until the request on show contains text.
func (p *page) request(text string) {
	p.Helper()
	p.eventually(`document.querySelector("#apply .apply-request")?.textContent.includes(` + quote(text) + `)`)
}

// notes waits until what is said before sending contains text.
func (p *page) notes(text string) {
	p.Helper()
	p.eventually(`document.querySelector("#apply .apply-notes")?.textContent.includes(` + quote(text) + `)`)
}

// Folded, the pane has nothing in it.
func TestApplyIsFolded(t *testing.T) {
	p := open(t, "/")
	if n := eval[int](p, `document.querySelectorAll("#apply input, #apply button").length`); n != 0 {
		t.Errorf("the folded pane has %d controls", n)
	}
	for _, request := range p.watch.asked() {
		if strings.HasSuffix(request, "/relay") {
			t.Error("the relay is asked before the pane is opened")
		}
	}
}

// The request is shown as it will be sent, and follows the document.
func TestApplyShowsRequest(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.verdict("Allowed")
	p.unfold()
	p.eventually(`document.querySelector("#apply").textContent.includes("Give the endpoint")`)
	p.target("https://s3.storage.example", "media", plantedKey, plantedSecret, "")
	p.request("PUT /media?cors HTTP/1.1")
	p.request("Host: s3.storage.example")
	p.request("Content-MD5: ")
	p.request("Authorization: AWS4-HMAC-SHA256 Credential=" + plantedKey)
	p.request("<AllowedOrigin>https://app.example.com</AllowedOrigin>")
	p.notes("is not read yet")
	p.eventually(`[...document.querySelectorAll("#apply select")].map(s => s.selectedOptions[0]?.textContent).join() === "in the path,in headers"`)
	p.click("DisclosureTriangle", "Canonical request and string to sign")
	p.request("AWS4-HMAC-SHA256\n")
	p.edit(strings.Replace(allowing, "app.example.com", "later.example.com", 1))
	p.request("<AllowedOrigin>https://later.example.com</AllowedOrigin>")
	p.edit("<CORSConfiguration><CORSRule/></CORSConfiguration>")
	p.notes("refuses this document: 400 MalformedXML")

	p.choose("apply-style", "virtual")
	p.request("Host: media.s3.storage.example")
	p.choose("apply-sign", "url")
	p.request("X-Amz-Signature=")
	p.choose("apply-sign", "none")
	p.eventually(`!document.querySelector("#apply .apply-request").textContent.includes("AWS4")`)
	p.click("button", "DELETE")
	p.request("DELETE https://media.s3.storage.example/?cors")
	p.fill("apply-endpoint", "http://192.168.7.7:7070")
	p.eventually(`document.querySelector("#apply-endpoint-wrong")?.textContent.includes("path style")`)
	p.eventually(`document.querySelector("#apply-endpoint").getAttribute("aria-describedby") === "apply-endpoint-wrong"`)
}

// Secrets are in the values of their fields and nowhere else.
func TestApplySecretsStay(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.verdict("Allowed")
	p.unfold()
	p.target("https://s3.storage.example", "media", plantedKey, plantedSecret, plantedToken)
	p.request("x-amz-security-token: •")
	p.click("DisclosureTriangle", "Canonical request and string to sign")
	p.eventually(`document.querySelector("#apply .recipes") !== null`)
	for _, tool := range eval[[]string](p, `[...document.querySelectorAll("#apply .recipes button")].map(b => b.textContent)`) {
		p.click("button", tool)
		p.eventually(`document.querySelector("#apply .recipes [aria-pressed=true]").textContent === ` + quote(tool))
		p.nowhere("the recipe for " + tool)
	}
	p.choose("apply-sign", "url")
	p.request("X-Amz-Security-Token=•")
	p.nowhere("a presigned request")
	address := p.link()
	for _, planted := range written(plantedSecret, plantedToken, plantedKey) {
		if strings.Contains(address, planted) {
			t.Error("the link has a credential")
		}
	}
	other := open(t, address)
	other.rest()
	if eval[bool](other, `document.querySelector("#apply").textContent.includes("storage.example")`) {
		t.Error("the link says where keys are used")
	}
	p.nowhere("the page")

	// The page breaks: the crash screen quotes the message.
	p.exec(`document.querySelectorAll = () => { throw new Error("broken with " + ` + quote(plantedSecret) + `) };
		document.querySelector("#examples summary").click()`)
	p.eventually(`document.querySelector("[role=alert]") !== null`)
	p.nowhere("the crash screen")
	var printed []string
	p.until("the crash is printed", func() (bool, error) {
		printed = append(printed, p.watch.take()...)
		return strings.Contains(strings.Join(printed, ""), "broken with"), nil
	})
	for _, complaint := range printed {
		for _, planted := range written(plantedSecret, plantedToken) {
			if strings.Contains(complaint, planted) {
				t.Error("the console has a credential")
			}
		}
	}
}

// written is how secrets could be written down.
func written(secrets ...string) (all []string) {
	for _, s := range secrets {
		all = append(all, s, url.QueryEscape(s), strings.Trim(quote(s), `"`), base64.StdEncoding.EncodeToString([]byte(s)))
	}
	return all
}

// nowhere fails if the page's text, its attributes, its address or its storage
// has a secret.
func (p *page) nowhere(where string) {
	p.Helper()
	p.rest() // the work is kept
	all := eval[string](p, `[document.documentElement.outerHTML, location.href,
		JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage}), JSON.stringify(history.state), document.cookie, name,
		...[...document.getElementsByTagName("input"), ...document.getElementsByTagName("textarea")]
			.filter(f => f.type !== "password").map(f => f.value)].join("\n")`)
	for _, planted := range written(plantedSecret, plantedToken) {
		if i := strings.Index(all, planted); i >= 0 {
			p.Errorf("%s: a secret is in …%s…", where, all[max(0, i-60):i])
		}
	}
}

// The button forgets the credentials, and so does leaving the page.
func TestApplyForgets(t *testing.T) {
	p := open(t, "/")
	p.unfold()
	p.target("https://s3.storage.example", "media", plantedKey, plantedSecret, plantedToken)
	p.click("button", "Forget credentials")
	p.message("forgotten")
	const empty = `["access-key", "secret-key", "session-token"].every(k => document.getElementById("apply-" + k).value === "")`
	p.eventually(empty)
	p.eventually(`document.querySelector("#apply").textContent.includes("Give the access key")`)

	// Folding keeps them, for the page is still there.
	p.target("https://s3.storage.example", "media", plantedKey, plantedSecret, plantedToken)
	p.press("#tab-problems", "")
	p.eventually(`document.querySelector("#apply-endpoint") === null`)
	p.unfold()
	p.eventually(`document.getElementById("apply-secret-key").value === ` + quote(plantedSecret))

	p.leave()
	p.goTo("/")
	p.running()
	p.unfold()
	p.eventually(`document.getElementById("apply-endpoint").value === "https://s3.storage.example"`) // of this tab
	p.eventually(empty)

	// A page that the browser keeps for the way back has none either.
	p.target("https://s3.storage.example", "media", plantedKey, plantedSecret, plantedToken)
	p.exec(`dispatchEvent(new PageTransitionEvent("pagehide", {persisted: true}))`)
	p.eventually(empty)
	p.eventually(`!document.querySelector("#apply").textContent.includes("AWS4-HMAC")`)
}

// What is missing is said, and the keyboard is where it is missing.
func TestApplyMissing(t *testing.T) {
	p := open(t, "/")
	p.unfold()
	p.focus("#apply-send")
	p.key("Enter")
	p.message("Give the endpoint")
	p.eventually(`document.activeElement.id === "apply-endpoint"`)
	p.fill("apply-endpoint", "https://s3.storage.example")
	p.rest()
	p.focus("#apply-send")
	p.key("Enter")
	p.eventually(`document.activeElement.id === "apply-bucket"`)
}

// Neither fold nor unfold loses the keyboard, and everything is reached by it.
func TestApplyByKeyboard(t *testing.T) {
	p := open(t, "/")
	p.focus("#tab-apply")
	p.key("Enter")
	p.eventually(`document.querySelector("#apply-endpoint") !== null && document.activeElement.matches("#tab-apply")`)
	p.key("Tab")
	p.eventually(`document.activeElement.textContent === "Take them from there"`)
	want := []string{"apply-endpoint", "apply-bucket", "apply-style", "apply-region", "apply-sign", "apply-access-key", "apply-secret-key", "apply-session-token"}
	for _, id := range want {
		p.key("Tab")
		for range 30 { // the commands stand before the keys, which they do not need
			if !eval[bool](p, `document.activeElement.closest("details.stored") !== null`) {
				break
			}
			p.key("Tab")
		}
		p.eventually(`document.activeElement.id === ` + quote(id))
	}
	p.key("Tab")
	p.eventually(`document.activeElement.textContent === "Forget credentials"`)
	p.key("Enter")
	p.eventually(`document.activeElement.textContent === "Forget credentials"`)
	p.key("Tab")
	p.eventually(`document.activeElement.textContent === "PUT"`)
	p.key("Tab")
	p.key("Enter")
	p.eventually(`document.activeElement.textContent === "GET" && document.querySelector("#apply-send").textContent === "Send GET"`)
	p.focus("#tab-apply")
	p.rest()
	p.key("Left")
	p.eventually(`document.querySelector("#apply-endpoint") === null && document.activeElement.matches("#tab-put")`)
}

// An endpoint that does not answer leaves open what happened.
func TestApplyNetworkError(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.verdict("Allowed")
	p.unfold()
	p.watch.forgive("http://127.0.0.1:9/") // nobody answers
	p.target("http://127.0.0.1:9", "media", plantedKey, plantedSecret, "")
	p.notes("Afterwards this page can no longer send")
	p.click("button", "Send PUT anyway")
	p.eventually(`document.querySelector("#apply-status").textContent.includes("PUT was not sent. What the bucket has now could not be read first")`)
	p.click("button", "Send PUT without reading first")
	p.eventually(`document.querySelector("#apply-status").textContent.includes("whether it was carried out is not known")`)
	p.eventually(`document.querySelector("#apply .apply-details").textContent.includes("To find out")`)
	p.eventually(`document.activeElement.id === "apply-send"`)
	p.nowhere("after a network error")
}

// Recipes need no keys: they read them from the environment.
func TestRecipesWithoutKeys(t *testing.T) {
	p := open(t, "/")
	p.unfold()
	p.fill("apply-endpoint", "https://s3.storage.example")
	p.fill("apply-bucket", "media")
	p.eventually(`document.querySelector("#apply .recipes [aria-pressed=true]")?.textContent === "AWS CLI"`)
	p.click("button", "curl")
	p.eventually(`document.querySelector("#apply pre[aria-label=curl]")?.textContent.includes("$AWS_SECRET_ACCESS_KEY")`)
	p.click("button", "curl, presigned URL")
	p.eventually(`document.querySelector("#apply").textContent.includes("A presigned URL is made with the keys")`)
}

// Before anything is sent, the page says what stands in the way.
func TestApplyHindrances(t *testing.T) {
	p := open(t, "/")
	p.unfold()
	p.target("http://192.168.7.7:7070", "media", plantedKey, plantedSecret, "")
	p.notes("RELAY=http://192.168.7.7:7070")
	p.eventually(`document.querySelector("#apply-send").getAttribute("aria-disabled") === "true"`)
	p.eventually(`document.getElementById(document.querySelector("#apply-send").getAttribute("aria-describedby")).textContent.includes("The browser blocks it")`)
	p.focus("#apply-send")
	p.key("Enter")
	p.message("Not sent, nothing was changed")
	if eval[string](p, `document.querySelector("#apply-status").textContent`) != "" {
		t.Error("something was sent")
	}
}

// Beside the open pane, the others of its column keep their height: the column
// scrolls.
func TestApplyLeavesRoom(t *testing.T) {
	p := open(t, "/")
	p.unfold()
	p.eventually(`document.querySelector("#configuration").clientHeight > 150 && document.querySelector("#panel-apply").clientHeight > 250`)
	p.eventually(`document.querySelector(".document").scrollHeight <= document.querySelector(".document").clientHeight`)
}

// The open pane fits its window, in both themes, and can be pressed and read.
func TestApplyLook(t *testing.T) {
	for _, theme := range []string{"light", "dark"} {
		p := open(t, "/")
		p.prefer("prefers-color-scheme", theme)
		p.edit(allowing)
		p.verdict("Allowed")
		p.unfold()
		p.target("https://s3.storage.example", "media", plantedKey, plantedSecret, "")
		p.eventually(`document.querySelector("#apply .recipes") !== null`)
		p.fill("apply-region", "eu west")
		p.eventually(`document.querySelector("#apply-region-wrong") !== null`)
		for _, width := range []int64{320, 390, 768, 1024, 1440} {
			p.size(width, 844)
			if over := eval[int](p, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
				t.Errorf("at %d px the page is %d px too wide", width, over)
			}
			if over := eval[int](p, `document.querySelector("#apply").scrollWidth - document.querySelector("#apply").clientWidth`); over > 0 {
				t.Errorf("at %d px the pane is %d px too wide", width, over)
			}
		}
		p.rest()
		for _, weak := range eval[[]string](p, weakText) {
			t.Error(weak)
		}
	}
}
