package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// photograph keeps a picture where SHOTS names a directory.
func (p *page) photograph(name string) {
	p.Helper()
	if dir := os.Getenv("SHOTS"); dir != "" {
		p.size(1440, 900)
		p.rest()
		p.shoot(filepath.Join(dir, name+".png"))
	}
}

// GET sends no body, and the form says so by itself. Where a body is asked for
// all the same, a button takes it away, and the keyboard stays in the form.
func TestMethodWithoutBody(t *testing.T) {
	p := open(t, "/")
	p.verdict("Blocked by your configuration")
	p.eventually(`document.querySelector("#request-body").value === "bytes"`)
	p.fill("request-method", "GET")
	p.eventually(`document.querySelector("#request-body").value === "none"`)
	p.fill("request-method", "PUT")
	p.eventually(`document.querySelector("#request-body").value === "bytes"`)
	p.fill("request-method", "GET")
	p.choose("request-body", "bytes")
	p.verdict("fetch() refuses a body with GET")
	p.eventually(`document.querySelector("#request-body").getAttribute("aria-invalid") === "true"`)
	p.photograph("a3-body")
	p.act("#verdict button", "Set Body to none", `el.focus(); el.click()`)
	p.eventually(`document.querySelector("#request-body").value === "none" && document.activeElement.id === "request-body"`)
	p.eventually(`!document.querySelector("#request-body").hasAttribute("aria-invalid")`)
}

// A form that is not filled in yet is no block.
func TestUnfinishedForm(t *testing.T) {
	p := open(t, "/")
	p.fill("request-origin", "app.example.com")
	p.verdict("Fill in the page's origin")
	p.eventually(`!/blocked/i.test([...document.querySelectorAll(".result .panel")].map(e => e.textContent).join(" "))`)
	p.eventually(`document.querySelector("#request-origin").getAttribute("aria-invalid") === "true"`)
	p.photograph("a13-origin")
	p.press("#verdict button", "Use https://app.example.com")
	p.eventually(`document.querySelector("#request-origin").value === "https://app.example.com"`)
	p.verdict("Blocked by your configuration")
	p.fill("request-url", "/cat.jpg")
	p.verdict("Fill in the URL")
	p.photograph("a13-url")
}

// An address of no bucket is said ahead of what the rules say.
func TestNoBucketsAddress(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.fill("request-url", "https://eu-central-1.amazonaws.com/media/cat.jpg")
	p.verdict("Not a bucket's address")
	p.verdict("https://media.s3.eu-central-1.amazonaws.com/cat.jpg")
	p.photograph("a5-address")
	p.fill("request-url", "https://d111.cloudfront.net/cat.jpg")
	p.eventually(`document.querySelector("#layer").selectedOptions[0].textContent === "CloudFront (from the address)"`)
	p.choose("layer", "none") // somebody who says that nothing is in between is told what the address says
	p.verdict("CloudFront answers there")
	p.photograph("a5-cdn")
}

// What can be read is offered in the verdict, not thrown away.
func TestReadableTextIsOffered(t *testing.T) {
	p := open(t, "/")
	p.edit(strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(allowing))
	p.verdict("Undo the escaping")
	p.eventually(`!document.querySelector("#verdict").textContent.includes("Replace it by")`)
	p.photograph("a12-escaped")
	p.act("#verdict button", "Undo the escaping", `el.click()`)
	p.has(allowing)
	p.verdict("Allowed")
}

// All findings of a check are mended at once, and come back by one undo.
func TestFixAll(t *testing.T) {
	p := open(t, "/")
	plurals := strings.NewReplacer("AllowedMethod>", "AllowedMethods>", "AllowedOrigin>", "AllowedOrigins>").Replace(allowing)
	p.edit(plurals)
	p.eventually(`document.querySelector("#problems").textContent.includes("Fix all 2")`)
	p.photograph("a20-all")
	p.press("#problems button", "Fix all")
	p.has(allowing)
	p.focus("#config")
	p.key("Control+z")
	p.has(plurals)
}
