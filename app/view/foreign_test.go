package view

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
)

// TestRejectedText: a remedy that throws a text away is told from others, so
// that it is not offered where the text can be read.
func TestRejectedText(t *testing.T) {
	put := &fetch.Request{Origin: "https://app.example.com", URL: "https://media.s3.example.com/a", Method: "PUT"}
	const escaped = "&lt;CORSConfiguration&gt;&lt;CORSRule&gt;&lt;AllowedOrigin&gt;*&lt;/AllowedOrigin&gt;&lt;AllowedMethod&gt;GET&lt;/AllowedMethod&gt;&lt;/CORSRule&gt;&lt;/CORSConfiguration&gt;"
	v := verdictOn(corscore.Input{Config: escaped, Request: put})
	if !v.Rejected || len(v.Remedies) != 1 || !v.Remedies[0].Whole || len(ForeignOf(escaped, nil).Repairs) == 0 {
		t.Errorf("%+v", v)
	}
	v = verdictOn(corscore.Input{Config: "<CORSConfiguration></CORSConfiguration>", Request: put})
	if !v.Rejected || len(v.Remedies) != 1 || v.Remedies[0].Whole {
		t.Errorf("%+v", v)
	}
}

// TestJSONOfTheTools: a JSON that is none never reaches the server.
func TestJSONOfTheTools(t *testing.T) {
	in := corscore.Input{Config: `[{"AllowedOrigins": ["*"], "AllowedMethods": ["GET"],}]`, Dialect: "aws", Request: asking}
	r := corscore.Run(in)
	p := of(in, r)
	const said = "The AWS CLI and the console refuse this JSON before they send anything"
	if p.Put.Status != "not sent" || p.Put.Surprise != said || !strings.HasPrefix(p.Verdict.Text, said+": A comma") {
		t.Errorf("%+v\n%+v", p.Put, p.Verdict)
	}
	if r.Put.Code != "MalformedXML" {
		t.Errorf("the answer itself is recorded: %+v", r.Put)
	}
	for _, g := range ServersOf(corscore.Servers(in), true, true, "aws").Groups {
		for _, row := range g.Rows {
			if strings.Contains(row.Why, "XML like this") || row.ID == "aws" && row.Why != "JSON like this" {
				t.Errorf("%+v", row)
			}
		}
	}
	in.Config = `[{"AllowedOrigins": ["*"], "AllowedMethods": ["PATCH"]}]`
	if p := of(in, corscore.Run(in)); p.Put.Surprise == said {
		t.Error("the tools send what is JSON")
	}
}
