package e2e

import "testing"

// Who says on an empty page that curl works hears why that proves nothing, and what to
// paste next; so does who pastes what curl printed.
func TestCurlOnAnEmptyPage(t *testing.T) {
	p := open(t, "/")
	p.edit("")
	p.exec(`document.activeElement.blur()`)
	p.paste("it works with curl but not in the browser")
	p.verdict("curl does not check CORS")
	p.verdict("Paste the bucket's configuration, and the error that the browser's console shows")
	p.told("The sample is gone")
	p.paste("$ curl -v https://b.s3.eu-west-1.amazonaws.com/k\n> GET /k HTTP/1.1\n> Host: b.s3.eu-west-1.amazonaws.com\n> User-Agent: curl/8.5.0\n>\n< HTTP/1.1 200 OK\n< Server: AmazonS3\n")
	p.field("request-url", "https://b.s3.eu-west-1.amazonaws.com/k")
	p.verdict("curl does not check CORS")
}

// The request in a shell script is read, and the line about the paste says that the rest
// of the script is not.
func TestScriptIsPasted(t *testing.T) {
	p := open(t, "/")
	p.exec(`document.activeElement.blur()`)
	p.paste("#!/bin/bash\nset -e\nSTATUS=$(curl -s -o /dev/null -X PUT -H 'Origin: https://app.example.com' https://b.s3.eu-west-1.amazonaws.com/k)\necho \"$STATUS\"\n")
	p.field("request-method", "PUT")
	p.field("request-url", "https://b.s3.eu-west-1.amazonaws.com/k")
	p.told("From your paste: a curl command. Of the shell script, only commands that send requests are read: its other 3 lines are not.")
}

// Undo where no text field has the keyboard leaves it where it was: the next paste is
// evidence, and not text of the document. The same is true of the buttons that bring
// something back, and of the one that takes a message away.
func TestPasteAfterUndo(t *testing.T) {
	p := open(t, "/")
	outside := func(what string) {
		t.Helper()
		p.rest()
		if id := eval[string](p, `document.activeElement.id`); id == "config" {
			t.Errorf("after %s, the editor has the keyboard", what)
		}
		p.paste(consoleLine)
		p.field("request-url", "https://my-bucket.s3.eu-central-1.amazonaws.com/uploads/a.png")
	}
	p.edit(allowing)
	p.edit(former)
	p.exec(`document.activeElement.blur()`)
	p.key("Control+z")
	p.has(allowing)
	outside("undo of an edit")
	p.key("Control+z")
	p.eventually(`document.querySelector("#request-url").value !== "https://my-bucket.s3.eu-central-1.amazonaws.com/uploads/a.png"`)
	outside("undo of a paste")
	p.press("#take-back", "")
	p.eventually(`document.querySelector("#request-url").value !== "https://my-bucket.s3.eu-central-1.amazonaws.com/uploads/a.png"`)
	outside("the button of the paste")
	for _, button := range []string{"#message .primary", "#message .icon-button"} {
		p.menu("examples", "Copied from the AWS console")
		p.eventually(`document.querySelector("#message .primary")`)
		p.exec(`document.activeElement.blur()`)
		p.focus(button)
		p.key("Enter")
		outside(button)
	}
}
