package site

import (
	"html/template"
	"strings"

	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
)

// element is one element of a CORS configuration, and its key in JSON.
type element struct {
	Name    string // "AllowedOrigin"
	In      string // the element it is in, "" = it is the root
	Times   string // how often it may be there
	Lead    string // what it is for, in one sentence
	Text    string // the rest, as prose
	Answers string // the response header that is set from it, "" = none
	Example string
	Facts   []factName // of servers, where they differ about it
}

// ID is the last part of the address of e's page.
func (e element) ID() string { return elementID(e.Name) }

// elementID is that of the element called name.
func elementID(name string) string {
	var b strings.Builder
	for i, r := range name {
		starts := i > 0 && 'A' <= r && r <= 'Z'
		if starts && (name[i-1] >= 'a' || i+1 < len(name) && name[i+1] >= 'a') { // CORS-Rule, Allowed-Origin, ID
			b.WriteByte('-')
		}
		b.WriteRune(r)
	}
	return strings.ToLower(b.String())
}

// Field is the field of a rule that e is; not ok for those that hold others.
func (e element) Field() (s3cors.Field, bool) {
	for _, f := range s3cors.Fields {
		if f.Element() == e.Name {
			return f, true
		}
	}
	return 0, false
}

// Key is e's name in the JSON of the AWS tools, "" if it has none.
func (e element) Key() string {
	if f, ok := e.Field(); ok {
		return f.Key()
	}
	if e.Name == s3cors.RuleElement {
		return s3cors.RulesKey
	}
	return ""
}

// Checks are the checks about e.
func (e element) Checks() (all []*check.Check) {
	for _, c := range check.All() {
		if c.Spec == e.Name {
			all = append(all, c)
		}
	}
	return all
}

// elements are all of them, from the outside in.
var elements = []element{
	{
		Name: s3cors.Configuration, Times: "exactly once",
		Lead:    "The whole document: it holds the rules, and nothing else.",
		Text:    "A bucket has one configuration or none. `PUT ?cors` replaces all of it, `GET ?cors` returns it, `DELETE ?cors` takes it away. Without one, no cross-origin page can read the bucket; programs other than browsers are not affected.\n\nThe namespace `http://s3.amazonaws.com/doc/2006-03-01/` may be left out on most servers.",
		Example: "<CORSConfiguration>\n  <CORSRule>\n    <AllowedOrigin>https://app.example.com</AllowedOrigin>\n    <AllowedMethod>GET</AllowedMethod>\n  </CORSRule>\n</CORSConfiguration>\n",
		Facts:   []factName{{dialect.PartMatch, "Bucket without configuration"}, {dialect.PartSend, "Header that PUT must carry"}, {dialect.PartSend, "JSON"}},
	},
	{
		Name: s3cors.RuleElement, In: s3cors.Configuration, Times: "1 to 100 times",
		Lead:    "One permission: these pages may send these methods with these headers.",
		Text:    "One rule must allow all of a request: [what two rules allow is not added up](/learn/one-rule). The order counts: [the first rule that fits decides](/learn/rule-order), on most servers.",
		Example: "<CORSRule>\n  <AllowedOrigin>https://app.example.com</AllowedOrigin>\n  <AllowedMethod>GET</AllowedMethod>\n  <AllowedMethod>PUT</AllowedMethod>\n  <AllowedHeader>content-type</AllowedHeader>\n  <ExposeHeader>ETag</ExposeHeader>\n  <MaxAgeSeconds>3600</MaxAgeSeconds>\n</CORSRule>\n",
		Facts:   []factName{{dialect.PartMatch, "Rule for a preflight"}, {dialect.PartMatch, "Rule for other requests"}},
	},
	{
		Name: s3cors.ID.Element(), In: s3cors.RuleElement, Times: "at most once",
		Lead:    "A name for the rule, for people. It has no effect on requests.",
		Text:    "It has at most 255 characters and should be different in each rule.",
		Example: "<ID>uploads of the app</ID>\n",
		Facts:   []factName{{dialect.PartRead, "Empty ID"}},
	},
	{
		Name: s3cors.AllowedOrigin.Element(), In: s3cors.RuleElement, Times: "once or more",
		Lead:    "A page that may send requests: its origin, written as browsers send it.",
		Text:    "An [origin](/reference/glossary#origin) is scheme, host, and the port where it is not the usual one: `https://app.example.com`, `http://localhost:3000`. There is no slash at the end and no path.\n\nOne `*` stands for any characters: `https://*.example.com` is every host below example.com, `*` alone is everybody. Where it stands [decides who gets in](/learn/wildcard).",
		Answers: "Access-Control-Allow-Origin",
		Example: "<AllowedOrigin>https://app.example.com</AllowedOrigin>\n<AllowedOrigin>https://*.example.com</AllowedOrigin>\n<AllowedOrigin>http://localhost:3000</AllowedOrigin>\n",
		Facts:   []factName{{dialect.PartMatch, "* in an AllowedOrigin"}, {dialect.PartPreflight, "Access-Control-Allow-Origin"}},
	},
	{
		Name: s3cors.AllowedMethod.Element(), In: s3cors.RuleElement, Times: "once or more",
		Lead:    "A method that pages of the rule's origins may use: GET, PUT, POST, DELETE or HEAD.",
		Text:    "There is no `*` and no OPTIONS: a bucket [answers preflights by itself](/learn/preflight). Write them in capitals.",
		Answers: "Access-Control-Allow-Methods",
		Example: "<AllowedMethod>GET</AllowedMethod>\n<AllowedMethod>HEAD</AllowedMethod>\n<AllowedMethod>PUT</AllowedMethod>\n",
		Facts:   []factName{{dialect.PartRead, "Methods"}, {dialect.PartRead, "Case of a method"}, {dialect.PartPreflight, "Access-Control-Allow-Methods"}},
	},
	{
		Name: s3cors.AllowedHeader.Element(), In: s3cors.RuleElement, Times: "any number of times",
		Lead:    "A request header that a page may send.",
		Text:    "Every name that the preflight lists in `Access-Control-Request-Headers` must be covered, [or nothing is allowed](/learn/headers). Upper or lower case does not matter. One `*` stands for any characters: `x-amz-*`, or `*` alone for all.\n\n[Safelisted headers](/reference/glossary#safelisted-header) and those that the browser adds itself need no line. It is not about response headers: those are exposed by [ExposeHeader](/reference/elements/expose-header).",
		Answers: "Access-Control-Allow-Headers",
		Example: "<AllowedHeader>content-type</AllowedHeader>\n<AllowedHeader>x-amz-*</AllowedHeader>\n",
		Facts:   []factName{{dialect.PartMatch, "Rule without AllowedHeader"}, {dialect.PartMatch, "* in an AllowedHeader"}, {dialect.PartMatch, "Case of a header name"}, {dialect.PartPreflight, "Access-Control-Allow-Headers"}},
	},
	{
		Name: s3cors.ExposeHeader.Element(), In: s3cors.RuleElement, Times: "any number of times",
		Lead:    "A response header that script may read.",
		Text:    "Without it script reads seven: Cache-Control, Content-Language, Content-Length, Content-Type, Expires, Last-Modified and Pragma. [Multipart uploads need `ETag`](/learn/expose-headers), players `Content-Range`.\n\nWrite names in full: a `*` is no pattern here.",
		Answers: "Access-Control-Expose-Headers",
		Example: "<ExposeHeader>ETag</ExposeHeader>\n<ExposeHeader>Content-Range</ExposeHeader>\n",
		Facts:   []factName{{dialect.PartActual, "Access-Control-Expose-Headers"}},
	},
	{
		Name: s3cors.MaxAgeSeconds.Element(), In: s3cors.RuleElement, Times: "at most once",
		Lead:    "How many seconds a browser may remember the answer to a preflight.",
		Text:    "A whole number without a unit. Browsers have limits of their own: 7,200 in Chromium, 86,400 in Firefox, 600 in WebKit. Without it they remember 5 seconds, and Firefox nothing: see [asking less often](/learn/preflight-cache).",
		Answers: "Access-Control-Max-Age",
		Example: "<MaxAgeSeconds>3600</MaxAgeSeconds>\n",
		Facts:   []factName{{dialect.PartRead, "MaxAgeSeconds"}, {dialect.PartRead, "Rule without MaxAgeSeconds"}, {dialect.PartPreflight, "Access-Control-Max-Age"}},
	},
}

// elementSources are where the elements are defined.
var elementSources = []check.Source{
	{Title: "Amazon S3: Elements of a CORS configuration", URL: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html"},
	{Title: "Amazon S3: CORSRule", URL: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSRule.html"},
	{Title: "Amazon S3: PutBucketCors", URL: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html"},
}

// elementPages are /reference/elements/<id>.
func elementPages(address map[string]string) Files {
	files := Files{}
	for i, e := range elements {
		files["reference/elements/"+e.ID()+".html"] = documentPage(address, document{
			Title:       e.Name + " in a CORS configuration",
			Description: e.Lead,
			Path:        "/reference/elements/" + e.ID(),
			Body: execute("element", map[string]any{
				"E": e, "Sources": elementSources, "Facts": factsNamed(e.Facts), "Answers": slug(e.Answers),
				"Steps": stepsOf(elements, i, func(e element) step { return step{e.Name, "/reference/elements/" + e.ID()} }),
			}),
		})
	}
	return files
}

func init() { template.Must(documents.Parse(elementTemplate)) }

const elementTemplate = `
{{define "element" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/reference/">Reference</a></nav>
<h1>{{.E.Name}}</h1>
<p class="lead">{{.E.Lead}}</p>
<p class="quiet">{{if .E.In}}In {{.E.In}}, {{end}}{{.E.Times}}.{{if .E.Key}} In the JSON of the AWS tools it is <code>{{.E.Key}}</code>.{{end}}</p>
{{prose .E.Text}}
{{template "code" (code .E.Example)}}
{{- if .E.Answers}}
<p>In a response it becomes <a href="/reference/headers#{{.Answers}}"><code>{{.E.Answers}}</code></a>.</p>
{{- end}}
{{- if .Facts}}
<h2 id="servers">Where servers differ</h2>
{{template "compared" .Facts}}
{{- end}}
{{- with .E.Checks}}
<h2 id="checks">What the playground finds</h2>
<ul class="check-list">
{{- range .}}
<li><a href="/checks/{{.ID}}">{{.Title}}</a></li>
{{- end}}
</ul>
{{- end}}
<h2 id="sources">Where it is written</h2>
<ul class="plain-list">
{{- range .Sources}}
<li>{{template "source" .}}</li>
{{- end}}
</ul>
{{template "steps" .Steps}}
{{- end}}
`
