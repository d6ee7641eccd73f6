package corscore_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/wire"
)

// natives are the forms of a provider's own, and the server whose they are.
var natives = []struct {
	form   format.ID
	server string
	native *s3cors.Native
	way    dialect.Way
}{
	{format.R2, "cloudflare-r2", s3cors.Wrangler, "wrangler"},
	{format.GCSJSON, "gcs-xml", s3cors.Google, "gcloud"},
	{format.B2, "backblaze-b2", s3cors.Backblaze, "b2"},
	{format.CFNJSON, "aws", s3cors.CloudFormation, "cloudformation"},
	{format.TerraformJSON, "aws", s3cors.TerraformJSON, "terraform"},
	{format.GCSXML, "gcs-xml", s3cors.GoogleXML, "gcs-xml-api"},
	{format.AzureXML, "azure-blob", s3cors.Azure, "azure-rest"},
	{format.AzureCLI, "azure-blob", format.AzureCommands, "az"},
	{format.CDK, "aws", format.CDKDocument, "cdk"},
	{format.CFNYAML, "aws", format.TemplateYAML, "cloudformation"},
	{format.Terraform, "aws", format.TerraformBlocks, "terraform"},
}

// A native form is a document: its server takes it, its rules have the values that
// the converter reads, and each has its place.
func TestNativeDocuments(t *testing.T) {
	d := format.Document{Rules: []format.Rule{
		{ID: "first-rule", Methods: []string{"GET", "PUT"}, Origins: []string{"https://app.example.com"}, Headers: []string{"content-type", "ETag"}, Expose: []string{"content-type", "ETag"}, MaxAge: "3000"},
		{ID: "second-rule", Methods: []string{"GET"}, Origins: []string{"https://other.example.com"}, MaxAge: "5"},
	}}
	for _, n := range natives {
		text, _ := format.Write(d, n.form)
		in := corscore.Input{
			Config: text, Dialect: n.server, Way: dialect.AutoWay,
			Request: &fetch.Request{Origin: "https://app.example.com", URL: "https://media.s3.example.com/a", Method: "PUT", Headers: nil},
		}
		r := corscore.Run(in)
		if !r.Put.Accepted || r.Way != n.way || r.WayRefusal != "" || r.Fetch.Outcome != fetch.Allowed || len(r.Rules) != 2 {
			t.Errorf("%s: %+v, way %s, %q, %s\n%s", n.form, r.Put, r.Way, r.WayRefusal, r.Fetch.Outcome, text)
		}
		for _, g := range r.Diagnostics {
			if g.Severity == source.Error {
				t.Errorf("%s: %s", n.form, g.Message)
			}
		}
		doc := s3cors.DecodeNative(syntax.Parse(text), n.native)
		read, _ := format.ReadAs(text, n.form)
		if got := format.Of(doc); !got.Equal(read) {
			t.Errorf("%s: %+v, the converter reads %+v", n.form, got, read)
		}
		for i := range doc.Rules {
			for _, f := range s3cors.Fields {
				for _, v := range doc.Rules[i].Values[f] {
					if v.Span.Len() == 0 || v.Span.Start < doc.Rules[i].Span.Start || v.Span.End > doc.Rules[i].Span.End {
						t.Errorf("%s: %q is at %v", n.form, v.Text, v.Span)
					}
				}
			}
		}
	}
}

// A remedy edits the native form in its own names and style, and lets the request
// pass.
func TestNativeRemedies(t *testing.T) {
	d := format.Document{Rules: []format.Rule{{ID: "first-rule", Methods: []string{"GET"}, Origins: []string{"https://app.example.com"}, MaxAge: "3000"}}}
	for _, n := range natives {
		for name, request := range map[string]fetch.Request{
			"origin": {Origin: "https://new.example.com", Method: "GET"},
			"method": {Origin: "https://app.example.com", Method: "DELETE"},
			"header": {Origin: "https://app.example.com", Method: "GET", Headers: []wire.Header{{"x-own", "a"}}},
		} {
			request.URL = "https://media.s3.example.com/a"
			text, _ := format.Write(d, n.form)
			in := corscore.Input{Config: text, Dialect: n.server, Way: dialect.AutoWay, Request: &request}
			r := corscore.Run(in)
			if r.Fetch.Outcome == fetch.Allowed || len(r.Remedies) == 0 {
				t.Errorf("%s, %s: %s, %d remedies", n.form, name, r.Fetch.Outcome, len(r.Remedies))
			}
			for _, m := range r.Remedies {
				edited, ok := source.Apply(text, m.Edits)
				if got := format.Detect(edited); !ok || got != n.form || strings.Contains(edited, "AllowedOrigins") != strings.Contains(text, "AllowedOrigins") {
					t.Errorf("%s, %s: %s makes %s of it\n%s", n.form, name, m.Title, got, edited)
				}
				in.Config = edited
				if r := corscore.Run(in); r.Fetch.Outcome != fetch.Allowed || r.WayRefusal != "" {
					t.Errorf("%s, %s: after %s: %s %s\n%s", n.form, name, m.Title, r.Fetch.Outcome, r.WayRefusal, edited)
				}
			}
		}
	}
}

// Fixes of findings keep the form, too, and leave no other problem of its syntax.
func TestNativeFixes(t *testing.T) {
	d := format.Document{Rules: []format.Rule{
		{ID: "first-rule", Methods: []string{"get", "OPTIONS"}, Origins: []string{"https://app.example.com/", "app.example.com", "HTTPS://App.example.com", "https://a.example,https://b.example"}, Headers: []string{"content-type ", "content-type", "Origin"}, Expose: []string{"*", "ETag"}, MaxAge: "999999999"},
		{ID: "first-rule", Origins: []string{"*", "https://x.example"}, MaxAge: "0"},
		{ID: "third-rule", Methods: []string{"GET"}, MaxAge: "5"},
	}}
	for _, n := range natives {
		text, _ := format.Write(d, n.form)
		r := corscore.Run(corscore.Input{Config: text, Dialect: n.server, Way: dialect.AutoWay})
		fixes := 0
		for _, g := range r.Diagnostics {
			for _, fix := range g.Fixes {
				edited, ok := source.Apply(text, fix.Edits)
				doc := s3cors.DecodeNative(syntax.Parse(edited), n.native)
				if !ok || doc == nil || len(doc.Tree.Problems) > 0 {
					t.Errorf("%s: %s: %s makes of it\n%s", n.form, g.Message, fix.Title, edited)
				}
				fixes++
			}
		}
		if fixes < 8 {
			t.Errorf("%s: only %d fixes: %+v", n.form, fixes, r.Diagnostics)
		}
	}
}

// A name of another form is called as the form calls it.
func TestNativeNames(t *testing.T) {
	for _, c := range []struct{ text, server, fixed string }{
		{`[{"origins": ["*"], "method": ["GET"]}]`, "gcs-xml", `[{"origin": ["*"], "method": ["GET"]}]`},
		{`{"rules": [{"allowed": {"origins": ["*"], "methods": ["GET"]}, "ExposeHeaders": ["ETag"]}]}`, "cloudflare-r2", `{"rules": [{"allowed": {"origins": ["*"], "methods": ["GET"]}, "exposeHeaders": ["ETag"]}]}`},
		{`<CorsConfig><Cors><Origin><Origin>*</Origin></Origin><Methods><Method>GET</Method></Methods></Cors></CorsConfig>`, "gcs-xml", `<CorsConfig><Cors><Origins><Origin>*</Origin></Origins><Methods><Method>GET</Method></Methods></Cors></CorsConfig>`},
		{`<CorsConfig><Cors><Origins>*</Origins><Methods><Method>GET</Method></Methods></Cors></CorsConfig>`, "gcs-xml", `<CorsConfig><Cors><Origins><Origin>*</Origin></Origins><Methods><Method>GET</Method></Methods></Cors></CorsConfig>`},
		{`<CorsConfig><CORSRule><Origins><Origin>*</Origin></Origins><Methods><Method>GET</Method></Methods></CORSRule></CorsConfig>`, "gcs-xml", `<CorsConfig><Cors><Origins><Origin>*</Origin></Origins><Methods><Method>GET</Method></Methods></Cors></CorsConfig>`},
		{`<Cors><CorsRule><AllowedOrigin>*</AllowedOrigin><AllowedMethods>GET</AllowedMethods></CorsRule></Cors>`, "azure-blob", `<Cors><CorsRule><AllowedOrigins>*</AllowedOrigins><AllowedMethods>GET</AllowedMethods></CorsRule></Cors>`},
		{`{"CorsConfiguration": {"CorsRules": [{"AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ExposeHeaders": ["ETag"]}]}}`, "aws", `{"CorsConfiguration": {"CorsRules": [{"AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ExposedHeaders": ["ETag"]}]}}`},
	} {
		r := corscore.Run(corscore.Input{Config: c.text, Dialect: c.server, Way: dialect.AutoWay})
		found := false
		for _, g := range r.Diagnostics {
			for _, fix := range g.Fixes {
				if edited, ok := source.Apply(c.text, fix.Edits); ok && edited == c.fixed {
					found = true
				}
			}
		}
		if !found {
			t.Errorf("%s: %+v", c.text, r.Diagnostics)
		}
	}
}
