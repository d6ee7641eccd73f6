package site

import (
	"html/template"

	"s3cors.playground/corscore/dialect"
)

// sentence is a sentence of the specification of PUT Bucket CORS, or a line of its
// samples, and what CloudServer does.
type sentence struct {
	Says   string
	Does   string
	Agrees bool // the server does what the sentence says
	Checks []string
	Facts  []factName
}

// clause is the sentences under one heading, in the order of the text.
type clause struct {
	Heading   string // as in the text; "" = before the first heading
	Sentences []sentence
}

func (s sentence) Verdict() string {
	if s.Agrees {
		return "As written"
	}
	return "Differs"
}

// specification is the whole text, in its order.
var specification = []clause{
	{"", []sentence{
		{"The PUT Bucket CORS operation configures a bucket to accept cross-origin requests.", "It stores the configuration, which is in force at once.", true, nil, []factName{{dialect.PartMatch, "Configuration of a bucket"}}},
	}},
	{"Request Syntax", []sentence{
		{"PUT /?cors HTTP/1.1", "Parameters other than ?cors are ignored. ?cors&acl is refused with MalformedACLError.", true, nil, nil},
		{"Host: {{BucketName}}.{{StorageService}}.com", "The bucket may be in the host or in the path. A host without a bucket, and a path without one, gives 405.", true, nil, nil},
		{"Content-Length: {{length}}", "A body of more than 65,536 bytes by this header is refused with MalformedXML, one of more than 524,288 bytes with InvalidRequest. A chunked body is not measured.", true, []string{"document-size"}, []factName{{dialect.PartRefused, "A body of more than 65536 bytes"}}},
		{"Date: {{date}}", "x-amz-date counts as well. A clock that is 15 minutes off gives RequestTimeTooSkewed, without CORS headers.", true, nil, []factName{{dialect.PartActual, "CORS headers where the signature is wrong or expired"}}},
		{"Authorization: {{authenticationInformation}}", "The signature is checked before the document. Its errors carry no CORS headers: a page sees a network error.", true, nil, []factName{{dialect.PartActual, "CORS headers where the signature is wrong or expired"}}},
		{"<AllowedOrigin>Origin you want to allow cross-domain requests from</AllowedOrigin>", "The sample leaves out CORSConfiguration and CORSRule, without which the document is refused.", false, []string{"root-element", "no-rules"}, []factName{{dialect.PartRefused, "A document without a CORSRule in a CORSConfiguration"}}},
		{"<AllowedMethod>HTTP method</AllowedMethod>", "GET, PUT, POST, DELETE or HEAD, in capitals and without spaces.", true, []string{"method-name"}, []factName{{dialect.PartRead, "Methods"}, {dialect.PartRead, "Case of a method"}}},
		{"<MaxAgeSeconds>Time in seconds your browser to cache the pre-flight OPTIONS response for a resource</MaxAgeSeconds>", "It is sent as Access-Control-Max-Age. 0 and an empty value are dropped.", true, []string{"max-age-zero", "max-age-large"}, []factName{{dialect.PartRead, "MaxAgeSeconds"}, {dialect.PartPreflight, "Access-Control-Max-Age"}}},
		{"<AllowedHeader>Headers that you want the browser to be allowed to send</AllowedHeader>", "One name or pattern in an element. A rule without one allows no header.", true, []string{"several-values"}, []factName{{dialect.PartMatch, "Rule without AllowedHeader"}}},
		{"<ExposeHeader>Headers in the response that you want accessible from client application</ExposeHeader>", "It is sent as Access-Control-Expose-Headers.", true, []string{"expose-safelisted"}, []factName{{dialect.PartActual, "Access-Control-Expose-Headers"}}},
		{"The Request Syntax illustrates only a portion of the request headers.", "The header Content-MD5 is not in the syntax, and it is mandatory: without it, the response is BadDigest.", false, nil, []factName{{dialect.PartSend, "Header that PUT must carry"}}},
	}},
	{"Request Parameters", []sentence{
		{"The PUT Bucket CORS operation does not use Request Parameters.", "Parameters other than ?cors are ignored: ?cors&x=1 gives 200.", true, nil, nil},
	}},
	{"Request Elements", []sentence{
		{"Element Type Description", "The heading of a table.", true, nil, nil},
		{"CORSConfiguration Container", "The root has to have this name, without a prefix.", true, []string{"root-element", "namespace-prefix"}, []factName{{dialect.PartRead, "XML parser"}}},
		{"Container for up to 100 CORSRules elements.", "The 101st rule is refused with InvalidRequest. The element is called CORSRule.", true, []string{"too-many-rules", "name-plural"}, []factName{{dialect.PartRefused, "More than 100 rules"}}},
		{"Ancestors: None", "A document with another element around it is refused.", true, []string{"wrapper-element"}, nil},
		{"CORSRule Container", "At least one is needed.", true, []string{"no-rules"}, []factName{{dialect.PartRefused, "A document without a CORSRule in a CORSConfiguration"}}},
		{"A set of origins and methods (cross-origin access that you want to allow).", "Every origin of a rule goes with every method of it. Rules are not combined: the first that allows all of a request decides.", true, nil, []factName{{dialect.PartMatch, "Rule for a preflight"}}},
		{"You can add up to 100 rules to the configuration.", "As above: InvalidRequest from the 101st on.", true, []string{"too-many-rules"}, []factName{{dialect.PartRefused, "More than 100 rules"}}},
		{"Ancestors: CORSConfiguration", "A CORSRule elsewhere is ignored.", true, []string{"misplaced-element"}, nil},
		{"ID String", "It is stored and returned. An empty one is dropped, a second one in a rule is refused.", true, []string{"id-repeated"}, []factName{{dialect.PartRead, "Empty ID"}, {dialect.PartRefused, "Two ID in a rule"}}},
		{"A unique identifier for the rule.", "Two rules may have the same ID.", false, []string{"id-duplicate"}, nil},
		{"The ID value can be up to 255 characters long.", "Longer ones are accepted.", false, []string{"id-too-long"}, nil},
		{"The IDs help you find a rule in the configuration.", "GET ?cors returns them.", true, nil, []factName{{dialect.PartRead, "What GET returns"}}},
		{"Ancestors: CORSRule", "An ID elsewhere is ignored.", true, []string{"misplaced-element"}, nil},
		{"AllowedMethod Enum", "One of the five methods, or the document is refused with InvalidRequest.", true, []string{"method-name"}, []factName{{dialect.PartRefused, "An AllowedMethod that it does not list"}}},
		{"An HTTP method that you want to allow the origin to execute.", "The response to POST of an object is 501 NotImplemented, even if a rule allows it.", false, nil, []factName{{dialect.PartActual, "Requests that the rules do not decide"}}},
		{"Each CORSRule must identify at least one origin and one method.", "A rule without one of the two is refused with MalformedXML.", true, []string{"no-method", "no-origin"}, []factName{{dialect.PartRefused, "A rule without AllowedOrigin or without AllowedMethod"}}},
		{"Ancestors: CORSRule", "An AllowedMethod elsewhere is ignored.", true, []string{"misplaced-element"}, nil},
		{"AllowedOrigin String", "Any value is accepted. It is compared byte for byte with the Origin of a request.", true, []string{"origin-malformed", "origin-case"}, nil},
		{"An origin that you want to allow cross-domain requests from.", "A path, a slash at the end or spaces are accepted and match no page.", true, []string{"origin-path", "origin-trailing-slash", "padded-value"}, nil},
		{"This can contain at most one * wild character.", "Two are refused with InvalidRequest. The parts around one may overlap: http://a*a also matches http://a.", true, []string{"origin-wildcards", "wildcard-overlap"}, []factName{{dialect.PartMatch, "* in an AllowedOrigin"}, {dialect.PartRefused, "An AllowedOrigin with two *"}}},
		{"Each CORSRule must identify at least one origin and one method.", "As above. An empty AllowedOrigin is refused as well.", true, []string{"no-origin", "empty-value"}, []factName{{dialect.PartRefused, "An empty AllowedOrigin"}}},
		{"Ancestors: CORSRule", "An AllowedOrigin elsewhere is ignored.", true, []string{"misplaced-element"}, nil},
		{"AllowedHeader String", "Any value is accepted. The case of its letters does not matter.", true, []string{"header-name"}, []factName{{dialect.PartMatch, "Case of a header name"}}},
		{"Specifies which headers are allowed in a pre-flight OPTIONS request via the Access-Control-Reques t-Headersheader.", "The list is split at commas. Spaces are removed anywhere in it, and empty items are dropped.", true, nil, []factName{{dialect.PartMatch, "Access-Control-Request-Headers"}}},
		{"Each header name specified in the Access-Control-Reques t-Headers header must have a corresponding entry in the ruleto get a 200 OK response from the preflight request.", "If not, the response is 403 AccessForbidden.", true, nil, []factName{{dialect.PartErrors, "No rule allows it"}}},
		{"Amazon S3 Server will send only the allowed headers in a response that were requested.", "It sends the requested names in lower case, and nothing if none were requested.", true, nil, []factName{{dialect.PartPreflight, "Access-Control-Allow-Headers"}}},
		{"This can contain at most one * wild character.", "Two are refused with InvalidRequest.", true, []string{"header-wildcards"}, []factName{{dialect.PartRefused, "An AllowedHeader with two *"}}},
		{"Ancestors: CORSRule", "An AllowedHeader elsewhere is ignored.", true, []string{"misplaced-element"}, nil},
		{"MaxAgeSeconds Integer", "Leading digits count: 12abc is stored as 12, 1.5 as 1. A negative number is refused.", false, []string{"max-age-number"}, []factName{{dialect.PartRead, "MaxAgeSeconds"}}},
		{"The time in seconds that your browser is to cache the preflight response for the specified resource.", "The header is sent on other responses than those to preflights too, where browsers ignore it. Browsers cap it.", true, []string{"max-age-large"}, []factName{{dialect.PartActual, "Access-Control-Max-Age"}}},
		{"A CORSRule can have at most one MaxAgeSeconds element.", "Two are refused with MalformedXML, even if they are equal.", true, []string{"max-age-repeated"}, []factName{{dialect.PartRefused, "Two MaxAgeSeconds in a rule"}}},
		{"Ancestors: CORSRule", "A MaxAgeSeconds elsewhere is ignored.", true, []string{"misplaced-element"}, nil},
		{"ExposeHeader String", "Letters, digits and hyphens only. An empty one is accepted, and alone it gives an empty header.", true, []string{"expose-characters", "expose-wildcard"}, []factName{{dialect.PartRefused, "An ExposeHeader with a *"}}},
		{"One or more headers in the response that you want customers to be able to access from their applications (for example, from a JavaScript XMLHttpRequest object).", "They are sent as Access-Control-Expose-Headers, on preflights as well. No page can read some of them.", true, []string{"expose-forbidden"}, []factName{{dialect.PartActual, "Access-Control-Expose-Headers"}}},
		{"You add oneExposeHeader element in the rule for each header.", "A list with commas in one element is refused: a comma is not a letter, digit or hyphen.", true, []string{"several-values"}, []factName{{dialect.PartRefused, "An ExposeHeader with characters other than letters, digits and -"}}},
		{"Ancestors: CORSRule", "An ExposeHeader elsewhere is ignored.", true, []string{"misplaced-element"}, nil},
	}},
	{"Response Headers", []sentence{
		{"Implementation of the PUT Bucket CORS operation uses only response headers that are common to all operations (refer to Common Response Headers).", "A successful PUT with an Origin also carries the CORS headers of the previous configuration.", false, nil, []factName{{dialect.PartActual, "CORS headers on errors"}}},
	}},
	{"Response Elements", []sentence{
		{"The PUT Bucket CORS operation does not return response elements.", "The body of a success is empty. An error has an XML body with Code, Message, Resource and RequestId.", true, nil, []factName{{dialect.PartErrors, "Text of an error"}}},
	}},
	{"Configure CORS", []sentence{
		{"The following PUT request adds the cors subresource to a bucket.", "It replaces the whole configuration. GET ?cors and DELETE ?cors are operations of their own.", true, nil, nil},
	}},
	{"Request Sample", []sentence{
		{"PUT /?cors HTTP/1.1", "As in the syntax.", true, nil, nil},
		{"Host: example.com", "A host that does not begin with a bucket's name gives 405.", false, nil, nil},
		{"x-amz-date: Tue, 21 Aug 2012 17:54:50 GMT", "Signature version 4 has the form 20120821T175450Z.", true, nil, nil},
		{"Content-MD5: 8dYiLewFWZyGgV2Q5FNI4W==", "Mandatory, and checked against the body: BadDigest. A checksum header does not replace it.", true, nil, []factName{{dialect.PartSend, "Header that PUT must carry"}}},
		{"Authorization: {{authenticationInformation}}", "As in the syntax.", true, nil, nil},
		{"Content-Length: 216", "As in the syntax. The sample has no body; an empty one is refused with MissingRequestBodyError.", true, []string{"document-empty"}, []factName{{dialect.PartRefused, "An empty body"}}},
	}},
	{"Response Sample", []sentence{
		{"HTTP/1.1 200 OK", "As written.", true, nil, nil},
		{"x-amz-id-2: CCshOvbOPfxzhwOADyC4qHj/Ck3F9Q0viXKw3rivZ+GcBoZSOOahvEJfPisZB7B", "It is sent, with another value.", true, nil, nil},
		{"x-amz-request-id: BDC4B83DF5096BBE", "It is sent, with another value.", true, nil, nil},
		{"Date: Tue, 21 Aug 2012 17:54:50 GMT", "As written.", true, nil, nil},
		{"Server: ScalityS3", "The header is Server: S3 Server.", false, nil, nil},
	}},
}

// specificationPage is /reference/specification.
func specificationPage(address map[string]string) Files {
	return Files{"reference/specification.html": documentPage(address, document{
		Title:       "The specification, sentence by sentence",
		Description: "Every sentence of the PUT Bucket CORS specification, what Scality CloudServer does, and the checks and facts about it.",
		Path:        "/reference/specification",
		Body:        execute("specification", specification),
	})}
}

func init() { template.Must(documents.Parse(specificationTemplate)) }

const specificationTemplate = `
{{define "specification" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/reference/">Reference</a></nav>
<h1>The specification, sentence by sentence</h1>
<p class="lead">The whole text of PUT Bucket CORS, in its order. For each sentence: what <a href="/servers/scality">Scality CloudServer</a> does, the checks that find a document that does not follow it, and the facts about it.</p>
{{- range .}}
{{if .Heading}}<h2>{{.Heading}}</h2>{{end}}
<div class="wide" tabindex="0" role="region" aria-label="{{or .Heading "The first sentences"}}">
<table class="facts sentences">
<thead><tr><th scope="col">The text</th><th scope="col">What CloudServer does</th><th scope="col">Checks and facts</th></tr></thead>
<tbody>
{{- range .Sentences}}
<tr><th scope="row">{{.Says}}</th><td><b>{{.Verdict}}.</b> {{.Does}}</td><td>{{range $i, $c := .Checks}}{{if $i}}, {{end}}<a href="/checks/{{$c}}">{{$c}}</a>{{end}}{{if and .Checks .Facts}}; {{end}}{{range $i, $f := .Facts}}{{if $i}}; {{end}}<a href="/servers/scality">{{$f.Label}}</a>{{end}}</td></tr>
{{- end}}
</tbody>
</table>
</div>
{{- end}}
{{- end}}
`
