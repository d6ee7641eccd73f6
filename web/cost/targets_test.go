package cost

import (
	"strconv"
	"strings"

	"s3cors.playground/app/bucket"
	"s3cors.playground/app/editor"
	"s3cors.playground/app/highlight"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/console"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/jsonio"
	"s3cors.playground/corscore/layer"
	layernative "s3cors.playground/corscore/layer/native"
	"s3cors.playground/corscore/layout"
	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/share"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/wire"
)

// target is a function under test. Its measure is what it costs with the
// ordinary text, which is as long as the hostile one.
type target struct {
	name     string
	ordinary func(size int) string
	run      func(text string)
	own      []string          // units besides those of every target
	json     func(text string) // run for a list of rules in JSON, nil = the measure is always ordinary
}

func targets() []target {
	var all []target
	add := func(name string, ordinary func(int) string, run func(text string)) *target {
		all = append(all, target{name: name, ordinary: ordinary, run: run})
		return &all[len(all)-1]
	}

	// A document, for each server.
	for _, d := range dialect.All {
		add("Run "+d.ID, document, func(text string) {
			r := corscore.Run(corscore.Input{Config: text, Dialect: d.ID, Request: request()})
			_ = jsonio.AppendReport(nil, &r)
		})
	}
	for _, id := range []string{"scality", "ceph", "s3rver"} {
		add("Simplify "+id, document, func(text string) { corscore.Simplify(corscore.SimplifyInput{Config: text, Dialect: id}) })
		add("Compare "+id, document, func(text string) {
			corscore.Compare(corscore.CompareInput{A: text, B: text + " ", Dialect: id})
			corscore.Compare(corscore.CompareInput{A: text, B: small, Dialect: id})
		})
	}
	for _, way := range []dialect.Way{dialect.AutoWay, dialect.ByAWSCLI} {
		run := func(text string) {
			r := corscore.Run(corscore.Input{Config: text, Way: way, Request: request()})
			_ = jsonio.AppendReport(nil, &r)
		}
		add("Run with way "+string(way), document, run).json = run
	}
	add("Servers", document, func(text string) { corscore.Servers(corscore.Input{Config: text, Request: request()}) })
	add("Several", document, func(text string) {
		corscore.Several(corscore.Input{Config: text}, []fetch.Request{*request(), *request(), *request()})
	})
	add("Visits", document, func(text string) { corscore.Visits(corscore.Input{Config: text, Request: request()}) })
	add("Scene", document, func(text string) {
		for _, id := range []string{"cf-legacy", "varnish", "nginx-cache"} {
			in := corscore.SceneInput{Config: &text, Dialect: dialect.Of("aws"), Layer: &layer.ByID(id).Settings}
			_, in.Steps = layer.DefaultSteps(in, "https://app1.example.com", "https://app2.example.com")
			_ = jsonio.AppendScene(nil, corscore.Scene(in))
		}
	})
	add("ParseSceneInput", sceneJSON, func(text string) {
		for _, scene := range []string{text, `{"layer":{"preset":"varnish"},"steps":[{"request":{"method":"GET","path":"` + text} {
			if in, err := jsonio.ParseSceneInput(scene); err == nil {
				_ = jsonio.AppendScene(nil, corscore.Scene(in))
			}
		}
	})
	for _, native := range []struct {
		name     string
		ordinary family
	}{
		{"nginx", family{"location / { proxy_pass http://b;\n", "add_header X-A# a always;\n", "}"}},
		{"VCL", family{"sub vcl_deliver {\n", "set resp.http.X-A# = \"a\";\n", "}"}},
		{"Terraform", family{"resource \"aws_cloudfront_distribution\" \"d\" {\n default_cache_behavior {\n", "a# = [\"b\"]\n", "}\n}"}},
		{"CloudFormation", family{"DefaultCacheBehavior:\n", "  A#: b\n", ""}},
	} {
		add("native.Read "+native.name, native.ordinary.text, func(text string) {
			head, _, _ := strings.Cut(native.ordinary.head, "\n")
			layernative.Read(head + "\n" + text)
		})
	}
	add("Scene with headers", names, func(text string) {
		step := corscore.SceneStep{Request: wire.Request{Method: "GET", URL: "/" + text, Headers: append(headers(text), wire.Header{"Origin", text})}}
		_ = jsonio.AppendScene(nil, corscore.Scene(corscore.SceneInput{
			Config: &small, Dialect: dialect.Of("aws"), Layer: &layer.ByID("varnish").Settings, Steps: []corscore.SceneStep{step, step, step},
			Object: layer.Object{Headers: []wire.Header{{"Vary", text}, {"Cache-Control", text}}},
		}))
	})
	add("Respond", document, func(text string) {
		corscore.Respond(corscore.RespondInput{Config: &text, Request: corscore.RespondRequest{Method: "OPTIONS", Path: "/a", Headers: []wire.Header{
			{"Origin", "https://a.example"}, {"Access-Control-Request-Method", "PUT"}, {"Access-Control-Request-Headers", "x-a,x-b"},
		}}})
	})
	add("check.Shadowed", document, func(text string) { check.Shadowed(s3cors.Decode(syntax.Parse(text)), dialect.All[0]) })

	// A text in any form.
	add("format.Read", document, func(text string) {
		d, _, _ := format.Read(text)
		d.Equal(d)
	})
	for _, f := range format.All {
		id := f.ID
		ordinary := func(size int) string {
			return writeAs(id, size)
		}
		add("format.ReadAs "+string(id), ordinary, func(text string) { format.ReadAs(text, id) })
		add("format.Write "+string(id), document, func(text string) {
			format.Write(format.Of(s3cors.Decode(syntax.Parse(text))), id)
		})
	}
	addCommands(add)
	add("format.Repair", document, func(text string) { format.Repair(text) })
	add("literal.Code", javascript, func(text string) {
		literal.Code(text, 0)
		literal.Arguments(text, 0)
		literal.Shorthand(text)
	})
	add("literal.JSON", table, func(text string) { literal.JSON(text) })
	add("evidence.Read", curl, func(text string) { view.FoundIn(text) })
	add("evidence.Read curl", curl, func(text string) { view.FoundIn("curl 'https://a.example/' " + text) })
	add("evidence.Read fetch", curl, func(text string) { view.FoundIn("fetch('https://a.example/', " + text) })
	add("evidence.Read xhr", curl, func(text string) {
		view.FoundIn("const xhr = new XMLHttpRequest();\nxhr.open('GET', 'https://a/');\n" + text)
	})
	add("evidence.Read http", curl, func(text string) { view.FoundIn("GET / HTTP/1.1\nHost: a.example\n" + text) })
	add("evidence.Read har", curl, func(text string) {
		view.FoundIn("{\"log\":{\"entries\":[{\"request\":{\"url\":\"https://a/\",\"method\":\"GET\",\"headers\":[]}}," + text)
	})
	add("evidence.Read powershell", curl, func(text string) { view.FoundIn("Invoke-WebRequest -Uri \"https://a/\" " + text) })
	add("evidence.Read sdk", curl, func(text string) { view.FoundIn("new S3Client({}).send(new PutObjectCommand({Bucket: 'a', " + text) })
	add("evidence.Read and Run", curl, func(text string) {
		read := evidence.Read(text)
		corscore.Run(read.Merge(corscore.Input{}))
	})
	for i := range all {
		if strings.HasPrefix(all[i].name, "evidence.Read") {
			all[i].own = pasted
		}
	}
	add("console.Recognize", lines, func(text string) { console.Recognize(text) })
	add("console.Recognize chromium", lines, func(text string) {
		console.Recognize("Access to fetch at 'https://a/' from origin 'https://b' has been blocked by CORS policy: " + text)
	})
	add("console.Recognize firefox", lines, func(text string) {
		console.Recognize("Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at " + text)
	})
	add("cases.Parse", table, func(text string) {
		all, err := cases.Parse(text)
		if err == nil {
			cases.Run(corscore.Input{Config: small}, all)
			cases.JSON(all)
			cases.Curl(all)
		}
	})
	add("wire.ReadResponse", lines, func(text string) { wire.ReadResponse(text) })

	// One field of a request.
	add("share", document, func(text string) {
		in, _ := share.Decode(share.Encode(corscore.Input{Config: text, Request: request()}))
		_ = in
		_, _ = share.Decode("config=" + text)
		_, _ = share.Decode(text)
		_, _ = share.Unpack(share.Pack(text))
		_, _ = share.Unpack(text)
	})
	add("ParseInput", inputJSON, func(text string) {
		_, _ = jsonio.ParseInput(text)
		_, _ = jsonio.ParseFetchInput(text)
		_, _ = jsonio.ParseInput(`{"config":"` + text)
	})
	field := func(name string, set func(r *fetch.Request, text string)) {
		add("Run with "+name, names, func(text string) {
			r := request()
			set(r, text)
			in := corscore.Input{Config: small, Request: r}
			report := corscore.Run(in)
			_ = jsonio.AppendReport(nil, &report)
			corscore.Visits(in)
			corscore.Servers(in)
			_ = share.Encode(in)
			corscore.FetchAnswers(corscore.FetchInput{Request: *r})
			corscore.Infer(corscore.FetchInput{Request: *r, Actual: &corscore.GivenResponse{Headers: []wire.Header{{"Access-Control-Allow-Origin", "*"}}}}, "")
			_ = cases.Curl([]cases.Case{{Request: *r}})
			view.Markdown(in, "", nil, nil)
		})
	}
	field("origin", func(r *fetch.Request, text string) { r.Origin = text })
	field("URL", func(r *fetch.Request, text string) { r.URL = text })
	field("path", func(r *fetch.Request, text string) { r.URL = "https://b.example/" + text })
	field("host", func(r *fetch.Request, text string) { r.URL = "https://" + text })
	field("method", func(r *fetch.Request, text string) { r.Method = text })
	field("header name", func(r *fetch.Request, text string) { r.Headers = []wire.Header{{text, "a"}} })
	field("header value", func(r *fetch.Request, text string) {
		r.Headers = []wire.Header{{"Content-Type", text}, {"Range", text}, {"Accept", text}, {"x-a", text}}
	})
	field("headers", func(r *fetch.Request, text string) { r.Headers = headers(text) })
	for _, name := range []string{"Access-Control-Allow-Origin", "Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Expose-Headers", "Access-Control-Max-Age", "Vary", "Location", "Cache-Control"} {
		add("FetchAnswers with "+name, names, func(text string) {
			given := &corscore.GivenResponse{Headers: []wire.Header{{"Access-Control-Allow-Origin", "https://app1.example.com"}, {name, text}}}
			if name == "Location" {
				given.Status = 307
			}
			in := corscore.FetchInput{Request: *request(), Preflight: given, Actual: given}
			f := corscore.FetchAnswers(in)
			_ = jsonio.AppendFetch(nil, f)
			corscore.Infer(in, "")
		})
	}
	add("FetchAnswers with headers", names, func(text string) {
		given := &corscore.GivenResponse{Headers: append(headers(text), wire.Header{"Access-Control-Allow-Origin", "https://app1.example.com"})}
		in := corscore.FetchInput{Request: *request(), Preflight: given, Actual: given}
		f := corscore.FetchAnswers(in)
		_ = jsonio.AppendFetch(nil, f)
		corscore.Infer(in, "")
		corscore.Run(corscore.Input{Config: small, Request: request(), Object: &corscore.Object{Headers: headers(text)}})
		corscore.Visits(corscore.Input{Config: small, Request: request(), Object: &corscore.Object{Headers: headers(text)}})
	})
	add("Respond to headers", names, func(text string) {
		for _, list := range [][]wire.Header{
			headers(text),
			{{"Origin", "https://app1.example.com"}, {"Access-Control-Request-Method", "PUT"}, {"Access-Control-Request-Headers", text}},
			{{"Origin", text}},
			{{"Origin", "https://app1.example.com"}, {"Access-Control-Request-Method", text}},
		} {
			a := corscore.Respond(corscore.RespondInput{Config: &small, Request: corscore.RespondRequest{Method: "OPTIONS", Path: "/a", Headers: list}})
			_ = jsonio.AppendRespondAnswer(nil, &a)
		}
	})
	add("secret", names, func(text string) {
		secret.URL(text)
		secret.URL("https://a.example/" + text)
		secret.Value(text)
		secret.IsName(text)
	})
	add("wire", names, func(text string) {
		wire.Origin(text)
		wire.ParseURL(text)
		wire.Origin("https://" + text)
		wire.IsToken(text)
		wire.IsForbiddenRequestHeader("a", text)
	})
	add("source", names, func(text string) {
		source.Caret(text, source.Span{Start: len(text) / 2, End: len(text)}, "")
		source.Visible(text)
		syntax.Unescape(text)
		literal.Quote(text)
		s3cors.Escape(text)
	})

	// The page.
	add("highlight.Block", document, func(text string) { highlight.Block(highlight.Detect(text), text) })
	add("highlight.Block http", lines, func(text string) { highlight.Block(highlight.HTTP, text) })
	add("layout.Format", document, func(text string) { layout.Format(text) })
	add("editor.Complete", document, func(text string) {
		editor.Complete(text, len(text)/2)
		editor.Complete(text, len(text))
	})
	add("editor.Indent", document, func(text string) {
		whole, end := source.Span{End: len(text)}, source.Span{Start: len(text), End: len(text)}
		editor.Indent(text, whole)
		editor.Outdent(text, whole)
		editor.Indent(text, end)
		editor.LineBreak(text, end)
	})
	add("view.Markdown", document, func(text string) { view.Markdown(corscore.Input{Config: text, Request: request()}, "", nil, nil) })
	add("view.ForeignOf", document, func(text string) { view.ForeignOf(text, nil) })
	add("view.ReviewOf", document, func(text string) { view.ReviewOf(text, corscore.Input{Config: small}, nil) })
	add("bucket.Of", names, func(text string) {
		bucket.Of(text)
		bucket.Of("https://" + text)
	})
	add("bucket.Compare", document, func(text string) {
		bucket.Compare(text, text)
		bucket.Compare(small, text)
	})
	return all
}

// headers are the lines of text or the members of its list as headers.
func headers(text string) (all []wire.Header) {
	for _, item := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '\n' }) {
		name, value, _ := strings.Cut(item, ":")
		all = append(all, wire.Header{name, value})
	}
	return all
}

// request is one that a document must allow by a header and a method.
func request() *fetch.Request {
	return &fetch.Request{
		Origin: "https://app1.example.com", URL: "https://media.s3.example.com/cat.jpg", Method: "PUT",
		Headers: []wire.Header{{"Content-Type", "image/jpeg"}, {"x-amz-acl", "private"}, {"Range", "bytes=0-1,3-4"}},
	}
}

// document is a configuration as consoles and tutorials write it.
func document(size int) string {
	const head, tail = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\n", "</CORSConfiguration>\n"
	return family{head, "  <CORSRule>\n    <ID>upload from app #</ID>\n" +
		"    <AllowedOrigin>https://app#.example.com</AllowedOrigin>\n" +
		"    <AllowedMethod>GET</AllowedMethod>\n    <AllowedMethod>PUT</AllowedMethod>\n" +
		"    <AllowedHeader>content-type</AllowedHeader>\n    <AllowedHeader>x-amz-*</AllowedHeader>\n" +
		"    <ExposeHeader>ETag</ExposeHeader>\n    <MaxAgeSeconds>3000</MaxAgeSeconds>\n  </CORSRule>\n", tail}.text(size)
}

var small = document(2000)

// writeAs is the same in another form; for a form that has one rule, one with many
// origins.
func writeAs(id format.ID, size int) string {
	for _, source := range []func(size int) string{document, oneRule} {
		for n, before := size, 0; ; n += size / 4 {
			text, _ := format.Write(format.Of(s3cors.Decode(syntax.Parse(source(n)))), id)
			if len(text) >= size {
				return text
			}
			if len(text) == before {
				break
			}
			before = len(text)
		}
	}
	panic(string(id) + " does not grow with the document")
}

// rules is a list of rules in JSON.
func rules(size int) string { return writeAs(format.JSONRules, size) }

func oneRule(size int) string {
	return family{`<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod>`, "<AllowedOrigin>https://app#.example.com</AllowedOrigin>\n", `</CORSRule></CORSConfiguration>`}.text(size)
}

func table(size int) string {
	return family{`{"cases":[`, `{"name":"case #","request":{"origin":"https://app1.example.com","url":"https://media.s3.example.com/cat-#.jpg","method":"PUT","headers":[["content-type","image/jpeg"]]},"expect":{"outcome":"allowed","reads":["etag"]}},` + "\n", `{}]}`}.text(size)
}

func inputJSON(size int) string {
	return family{`{"config":"`, `<CORSRule>\n  <AllowedOrigin>https://app#.example.com</AllowedOrigin>\n`, `","request":{"origin":"https://a","url":"https://b/","method":"PUT","headers":[]}}`}.text(size)
}

func callJSON(size int) string {
	return family{`{"args":["check","a"],"files":[{"name":"a","text":"`, `<CORSRule>\n  <AllowedOrigin>https://app#.example.com</AllowedOrigin>\n`, `"}]}`}.text(size)
}

func sceneJSON(size int) string {
	return family{`{"layer":{"preset":"nginx","settings":{"ttl":{"default":600},"key":["url","header:origin"]}},"steps":[`, `{"request":{"method":"GET","path":"/k#.txt","headers":[["Origin","https://app#.example.com"]]}},` + "\n", `{"do":"purge"}]}`}.text(size)
}

func javascript(size int) string {
	return family{`{"method": "PUT", "headers": {`, `"x-amz-meta-#": "value of #",` + "\n", `}, "body": null}`}.text(size)
}

func curl(size int) string {
	return family{`curl 'https://media.s3.example.com/cat.jpg' `, `-H 'x-amz-meta-#: value of #' `, ""}.text(size)
}

func lines(size int) string {
	return family{"HTTP/1.1 200 OK\n", "x-amz-meta-#: value of #\n", ""}.text(size)
}

func names(size int) string { return family{"x-first", ",x-amz-meta-#", ""}.text(size) }

var _ = strconv.Itoa
