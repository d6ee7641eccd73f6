package e2e

import (
	"strings"
	"testing"
)

// A remedy lets the request through, and one undo takes it back.
func TestRemedy(t *testing.T) {
	p := open(t, "/")
	p.verdict("Blocked by your configuration")
	p.click("button", "Add content-type to rule 2")
	p.verdict("Allowed")
	p.focus("#config")
	p.key("Control+z")
	p.verdict("Blocked by your configuration")
	p.choose("request-initiator", "img")
	p.eventually(`document.querySelector("#verdict .advice").textContent.includes("crossorigin")`)
}

// The test table is run at each change, is kept, and travels in the link.
func TestTests(t *testing.T) {
	p := open(t, "/")
	p.verdict("Blocked by your configuration")
	p.click("button", "Keep this request")
	p.eventually(`document.querySelector("#tests .test.error .test-why").textContent.includes("content-type")`)
	p.fill("test-0-name", "upload <b>of</b> images")
	p.choose("test-0-expect", "blocked")
	p.eventually(`document.querySelector("#tests .test.ok") !== null`)
	p.edit(allowing)
	p.eventually(`document.querySelector("#tests .test.error") !== null`)
	p.rest() // it is kept
	p.goTo("/")
	p.running()
	p.eventually(`document.getElementById("test-0-name")?.value === "upload <b>of</b> images"`)

	address := p.link()
	if !strings.Contains(address, "&tests=") {
		t.Errorf("the link has no table: %s", address)
	}
	other := open(t, address)
	other.eventually(`document.getElementById("test-0-expect")?.value === "blocked" && document.querySelector("#tests .test.error") !== null`)
	other.fill("request-method", "PATCH")
	other.click("button", "Show test 1 in the form")
	other.eventually(`document.getElementById("request-method").value === "PUT"`)
	other.click("button", "Remove test 1")
	other.eventually(`document.querySelector("#tests .test") === null`)

	p.click("button", "As text…")
	p.eventually(`/"cases"[^]*curl/.test(document.querySelector("#tests-text").textContent)`)
	p.fill("table", `{"cases": [{"request": {"origin": "o"}}]}`)
	p.eventually(`document.querySelector("#tests-text .evidence-kind").textContent.includes("Case 1")`)
	p.fill("table", `[{"name": "read", "request": {"origin": "https://a.example", "url": "https://b.example/x"}}]`)
	p.click("button", "Use these 1 rows")
	p.key("Escape")
	p.eventually(`document.getElementById("test-0-name").value === "read"`)
}

// Other forms are written, and read when they are pasted.
func TestForms(t *testing.T) {
	p := open(t, "/")
	p.menu("export", "Write as…")
	p.choose("into", "terraform")
	p.eventually(`document.querySelector("#convert pre").textContent.includes("aws_s3_bucket_cors_configuration")`)
	terraform := eval[string](p, `document.querySelector("#convert pre").textContent`)
	p.key("Escape")
	p.edit(terraform)
	p.verdict("Blocked by your configuration")
	p.click("button", "Add content-type to rule 2")
	p.eventually(`document.querySelector("#config").value.includes('"content-type"') && document.querySelector("#config").value.includes("cors_rule {")`)
	p.verdict("Allowed")
	p.menu("export", "Write as…")
	p.choose("into", "ansible")
	p.eventually(`document.querySelector("#convert pre").textContent.includes("s3_cors")`)
	ansible := eval[string](p, `document.querySelector("#convert pre").textContent`)
	p.key("Escape")
	p.edit(ansible)
	p.eventually(`document.querySelector("#foreign").textContent.includes("Ansible")`)
	p.click("button", "Put its rules here as XML")
	p.eventually(`document.querySelector("#config").value.includes("<AllowedHeader>x-amz-*</AllowedHeader>") && document.querySelector("#foreign") === null`)
	p.edit("```xml\n" + allowing + "\n```")
	p.click("button", "Remove the code fence")
	p.verdict("Allowed")
}

// A document in fewer words, and nothing where there are none.
func TestSimplify(t *testing.T) {
	p := open(t, "/")
	p.edit(`<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>`)
	p.menu("more", "Simplify")
	p.eventually(`!document.querySelector("#config").value.includes("a.example")`)
	p.menu("more", "Simplify")
	p.eventually(`document.querySelector("#message").textContent.includes("It cannot be made shorter")`)
}

// The case as Markdown is in the share dialog.
func TestMarkdown(t *testing.T) {
	p := open(t, "/")
	p.exec(`navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }`)
	p.click("button", "Share")
	p.click("button", "Copy as Markdown")
	p.eventually("/### S3 CORS[^]*```xml[^]*<CORSRule>/.test(window.copied)")
}

// A fix is taken back by the keys of undo also where no text field has the
// keyboard, and made again.
func TestUndoOutsideTheEditor(t *testing.T) {
	p := open(t, "/")
	p.verdict("Blocked by your configuration")
	p.click("button", "Add content-type to rule 2")
	p.verdict("Allowed")
	p.focus("#theme")
	p.key("Control+z")
	p.verdict("Blocked by your configuration")
	p.eventually(`document.activeElement.id === "theme"`)
	p.key("Control+Shift+z")
	p.verdict("Allowed")
	p.key("Control+z")
	p.verdict("Blocked by your configuration")
	p.key("Control+y")
	p.verdict("Allowed")
}
