package view

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/wire"
)

const oneRule = `<CORSConfiguration>
  <CORSRule>
    <AllowedMethod>GET</AllowedMethod>
    <AllowedOrigin>https://app.example.com</AllowedOrigin>
  </CORSRule>
</CORSConfiguration>
`

func TestMarkdown(t *testing.T) {
	in := corscore.Input{Config: oneRule, Dialect: "aws", Request: &fetch.Request{
		Origin: "https://app.example.com", URL: "https://media.s3.example.com/cat.jpg", Method: "PUT", Credentials: fetch.Include,
		Headers: []wire.Header{{"Content-Type", "image/jpeg"}},
	}}
	got := Markdown(in, "https://site.example/#1abc", nil, []Server{{ID: "aws", Name: "Amazon S3"}})
	for _, part := range []string{
		"### S3 CORS: Blocked by your configuration\n\n```text\n",
		"\nWhat helps: ",
		"**Request**, by fetch(), credentials include\n\n```http\nPUT https://media.s3.example.com/cat.jpg\nOrigin: https://app.example.com\nContent-Type: image/jpeg\n```\n",
		"**Server**: Amazon S3\n",
		"**Preflight**\n\n```http\nOPTIONS /cat.jpg HTTP/1.1\nHost: media.s3.example.com\n",
		"\n\nHTTP/1.1 403 Forbidden\n",
		"**Configuration**\n\n```xml\n" + oneRule + "```\n",
		"[Open this case in the S3 CORS Playground](<https://site.example/#1abc>)\n",
	} {
		if !strings.Contains(got, part) {
			t.Errorf("%q is not in\n%s", part, got)
		}
	}
	if strings.Count(got, "Blocked by your configuration") != 1 {
		t.Errorf("the verdict is there more than once:\n%s", got)
	}
	in.Request.Method, in.Request.Headers, in.Request.Credentials = "GET", nil, ""
	got = Markdown(in, "", nil, nil)
	for _, part := range []string{"### S3 CORS: Allowed", "**Script can read** `content-length`, `content-type`", "**hidden from it** `accept-ranges`, `etag`, `x-amz-id-2`", "**On the wire**", "- `etag`: script cannot tell versions apart"} {
		if !strings.Contains(got, part) {
			t.Errorf("%q is not in\n%s", part, got)
		}
	}
	in.Request, in.Config = nil, "<CORSConfiguration><CORSRule></CORSRule></CORSConfiguration>"
	got = Markdown(in, "", nil, nil)
	for _, part := range []string{"### S3 CORS: Only the configuration is checked", "**aws refuses the document**\n\n```text\nPUT ?cors: 400 MalformedXML", "**Configuration**, 1 error\n"} {
		if !strings.Contains(got, part) {
			t.Errorf("%q is not in\n%s", part, got)
		}
	}
}

// TestMarkdownSaysWhatThePageSays: where what was seen contradicts the configuration, the
// text does not say "Allowed"; it holds what was seen, and each secret's name once.
func TestMarkdownSaysWhatThePageSays(t *testing.T) {
	in := corscore.Input{
		Config: oneRule, Dialect: "aws",
		Request:  &fetch.Request{Origin: "https://app.example.com", URL: "https://media.s3.example.com/cat.jpg", Method: "GET"},
		Observed: &corscore.Observed{Outcome: observed.Blocked, Console: "Access to fetch has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."},
	}
	report := corscore.Run(in)
	title := Of(in, &report, -1, nil, false).Verdict.Title
	got := Markdown(in, "", []string{"X-Amz-Signature", "X-Amz-Credential", "X-Amz-Signature"}, nil)
	for _, part := range []string{"### S3 CORS: " + title + "\n", "**Seen**\n\n```text\n" + in.Observed.Console, "Values left out: `X-Amz-Signature`, `X-Amz-Credential`\n"} {
		if !strings.Contains(got, part) {
			t.Errorf("%q is not in\n%s", part, got)
		}
	}
	if strings.Contains(title, "Allowed") {
		t.Errorf("the page says %q", title)
	}
}

func TestMarkdownHoldsNoSecret(t *testing.T) {
	in := corscore.Input{Config: oneRule, Request: &fetch.Request{
		Origin: "https://app.example.com", URL: "https://user:SeCrEt@media.s3.example.com/cat.jpg?X-Amz-Signature=SeCrEt&a=1#SeCrEt", Method: "PUT",
		Headers: []wire.Header{{"Authorization", "AWS4-HMAC-SHA256 SeCrEt"}, {"x-amz-security-token", "SeCrEt"}},
	}}
	got := Markdown(in, "", nil, nil)
	if strings.Contains(got, "SeCrEt") {
		t.Errorf("a secret leaves\n%s", got)
	}
	if !strings.Contains(got, "Values left out: `Authorization`, `x-amz-security-token`, `fragment of the URL`, `user of the URL`, `X-Amz-Signature`\n") {
		t.Errorf("it is not said what is left out\n%s", got)
	}
}

// What a person typed stays inside its code.
func TestMarkdownFences(t *testing.T) {
	in := corscore.Input{Config: "```\n@everyone <img src=x>\n````\n[a](b)", Request: &fetch.Request{
		Origin: "https://a`b.example", URL: "https://media.s3.example.com/```", Method: "P`UT", Headers: []wire.Header{{"X-`A`", "```"}},
	}}
	got := Markdown(in, "https://site.example/#a>)\n[x](y", nil, nil)
	open := ""
	for line := range strings.SplitSeq(got, "\n") {
		mark := line[:len(line)-len(strings.TrimLeft(line, "`"))]
		switch {
		case open == "" && len(mark) >= 3:
			open = mark
		case open != "" && line == mark && len(mark) >= len(open):
			open = ""
		case open == "" && (strings.Contains(line, "@everyone") || strings.Contains(line, "<img") || strings.Contains(line, "[a](b)") || strings.HasPrefix(line, "[x]")):
			t.Errorf("outside of code: %s", line)
		}
	}
	if open != "" {
		t.Error("a fence is not closed")
	}
	if want := "(<https://site.example/#a%3E)[x](y>)"; !strings.Contains(got, want) {
		t.Errorf("%s is not in\n%s", want, got)
	}
	for text, want := range map[string]string{"a": "`a`", "`": "`` ` ``", "a``b": "```a``b```", "x\ny": "`x y`"} {
		if got := code(text); got != want {
			t.Errorf("code(%q) is %s, want %s", text, got, want)
		}
	}
}

// The fence of a text of backticks is not made of one try after the other,
// which would each look through the text.
func TestFenceOfBackticks(t *testing.T) {
	text := strings.Repeat("`", 10_000)
	if got := fence("xml", text); !strings.HasPrefix(got, text+"`xml\n") {
		t.Errorf("a fence that ends in the text: %.20q", strings.TrimLeft(got, "`"))
	}
	if n := testing.AllocsPerRun(1, func() { fence("xml", text) }); n > 10 {
		t.Errorf("%.0f strings are made", n)
	}
}
