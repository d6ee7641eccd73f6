package cost

import (
	"strconv"
	"strings"
)

// family is a kind of text that some algorithm may be slow with: head, unit
// repeated up to the size, tail. "#" in unit is a number that counts up.
type family struct{ head, unit, tail string }

func (f family) name() string {
	short := func(s string) string { return s[max(0, len(s)-24):] }
	return strconv.Quote(short(f.head) + "‖" + f.unit + "‖" + f.tail[:min(len(f.tail), 12)])
}

// text is the text of the family with about size bytes.
func (f family) text(size int) string {
	var b strings.Builder
	b.WriteString(f.head)
	for i := 0; ; i++ {
		unit := strings.ReplaceAll(f.unit, "#", strconv.Itoa(i))
		if b.Len()+len(unit)+len(f.tail) > size {
			break
		}
		b.WriteString(unit)
	}
	b.WriteString(f.tail)
	return b.String()
}

// contexts are where in a document something may be repeated.
var contexts = []family{
	{},
	{head: "<CORSConfiguration>"},
	{head: "<CORSConfiguration>", tail: "</CORSConfiguration>"},
	{head: "<CORSConfiguration><CORSRule>"},
	{head: "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod>", tail: "</CORSRule></CORSConfiguration>"},
	{head: "<CORSConfiguration><CORSRule><AllowedOrigin>"},
	{head: "<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod><AllowedOrigin>", tail: "</AllowedOrigin></CORSRule></CORSConfiguration>"},
	{head: "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><MaxAgeSeconds>", tail: "</MaxAgeSeconds></CORSRule></CORSConfiguration>"},
	{head: "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>", tail: "</AllowedHeader></CORSRule></CORSConfiguration>"},
	{head: "<CORSConfiguration ", tail: "><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"},
	{head: "<CORSConfiguration a=\""},
	{head: "<!DOCTYPE CORSConfiguration [", tail: "]><CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"},
	{head: "<!--"},
	{head: "<![CDATA["},
	{head: "<?xml "},
	{tail: "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"},
	{head: "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"},
	{head: "["},
	{head: `["`},
	{head: `{"CORSRules":[{"AllowedOrigins":[`},
	{head: "[", tail: "]"},
	{head: `{"CORSRules":[`, tail: "]}"},
	{head: `[{"AllowedMethods":["GET"],"AllowedOrigins":["*"],`, tail: "}]"},
	{head: `[{"AllowedMethods":["GET"],"AllowedOrigins":[`, tail: "]}]"},
	{head: `[{"AllowedMethods":["GET"],"AllowedOrigins":["`, tail: `"]}]`},
	{head: `[{"AllowedMethods":["GET"],"AllowedOrigins":["*"],"MaxAgeSeconds":`, tail: `}]`},
	{head: `[{"AllowedMethods":["GET"],"AllowedOrigins":["*"],"AllowedHeaders":[`, tail: `]}]`},
}

// units are what may be repeated there.
var units = []string{
	// Markup.
	"<a#>", "<a>", "</a>", "<a></b>", "<a/>", "<a", "<", ">", "</", "< ", "<>", "</>", "<1>", "<a b", "<a:b>", "<a:b:c/>",
	"<CORSRule>", "<CORSRule/>", "</CORSRule>", "<CORSRule></CORSRule>", "<CORSConfiguration>", "<CORSConfiguration/>", "</CORSConfiguration>",
	"<ID>", "<ID/>", "<ID>a</ID>", "<ID>#</ID>", "<AllowedOrigin>", "<AllowedOrigin/>", "<AllowedOrigin>*</AllowedOrigin>",
	"<AllowedOrigin>https://a#.example.com</AllowedOrigin>", "<AllowedOrigin>https://*.a#.example.com</AllowedOrigin>", "<AllowedOrigin>*#*</AllowedOrigin>", "<AllowedMethod>GET</AllowedMethod>",
	"<AllowedMethod>", "<AllowedMethod>#</AllowedMethod>", "<AllowedHeader>", "<AllowedHeader>x-a#</AllowedHeader>", "<AllowedHeader>x-*#</AllowedHeader>", "<AllowedHeader>a*</AllowedHeader>",
	"<ExposeHeader>x-a#</ExposeHeader>", "<ExposeHeader>", "<ExposeHeader>a</ExposeHeader>", "<MaxAgeSeconds>1</MaxAgeSeconds>", "<MaxAgeSeconds>", "<AllowedOrgin>a</AllowedOrgin>", "<AllowedOrigins>a</AllowedOrigins>", "<Rule#>a</Rule#>",
	"<CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>",
	"<CORSRule><AllowedOrigin>https://a#.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>",
	"<CORSRule><ID>a</ID><AllowedOrigin>https://*.a#.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>x-#*</AllowedHeader></CORSRule>",
	"<CORSRule><AllowedOrigin>*#*.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod><AllowedHeader>*#*</AllowedHeader></CORSRule>",
	"<CORSRule><AllowedOrigin>http*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>",
	"<a0000000000000000000000000000000000000000000000000000000000#></b1111111111111111111111111111111111111111111111111111111111>",
	"<AllowedOrigins#0000000000000000000000000000000000000000/>", "<AllowedOrgi#/>", "<allowedorigin/>", "<a></x><a></></a>",
	// Declarations.
	"<!", "<!a", "<!>", "<!a>", "<!'", "<!\"", "<!DOCTYPE a [", "<!DOCTYPE a>", "<!DOCTYPE a [<", "<![CDATA[", "<![CDATA[]]>", "<![cdata[", "]]>", "<!--", "-->", "--", "<!---->", "<?", "?>", "<?a?>", "<?xml?>", "<?xml version=\"1.0\"?>",
	"<!ENTITY a# \"b\">", "<!ENTITY a 'b'>", "<!ENTITY", "<!ELEMENT a (b)>", "<!ENTITY a# \"&a#;&a#;\">", "%a;",
	// Entities.
	"&", "&amp;", "&#x41;", "&#65;", "&lt", "&lt;", "&a;", "&a#;", "&nbsp;", "&#", "&#x", "&#0;", "&AMP;", ";", "&toString;",
	// Attributes.
	" a=\"b\"", " a#=\"b\"", " a=b", " a", " a='", "a=\"b\"", " xmlns=\"a\"", " xmlns:a#=\"b\"", " a=\u201cb\u201d", "=", "='", "/ ",
	// JSON.
	"{", "}", "[", "]", "[]", "{}", "[[", "{\"a\":", "{\"a#\":", "\"a\":1,", "\"a#\":1,", "\"a\":", "\"", "\"a\"", "\"a\",", "\"a\" ", "'", "'a',", ",", ":", "1", "1,", "-", "1e", "1e9,", "0x1,", "true,", "null", "null,", "a ", "a#,", "\\", "\\u0041", "\\\"", "\\n", "/*", "//", "/**/", "//\n", "# \n", "0", "9", ".", "1.",
	"[\"a\" \"b\"", "[\"a\",", "{\"a\":[", "{\"a\":{", "\"a\":[", "\"a\":{", "[{", ",,", "\"a\":\"b\"", "\"a\" \"b\",", "\"a\",\"", "'a\" ", "\"a\n", "\"a#\",", "\"\",", "[}", "{]", "],[", "]{", "a\",", "=\"a\",", "\"a\"//\n", "\"a\",/**/", "/*a*/\"a\",", "#\n\"a\",", "\"AllowedOrigins\":[\"a\"", "\"AllowedOrigins\":[\"a\",", "{\"AllowedOrigins\":[\"a\"],", "{\"AllowedOrigins\":\"a\"},", "{\"AllowedMethods\":[\"GET\"],\"AllowedOrigins\":[\"a\"", "{\"AllowedMethods\":[\"GET\"],\"AllowedOrigins\":[\"a\"]} ", "\"GET\",", "\"*\",", "\"http://a\",", "\"https://*\",", "\"a*\",",
	"{},", "[],", "{\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"GET\"]},", "{\"ID\":\"a\",\"AllowedOrigins\":[\"https://a#.example.com\"],\"AllowedMethods\":[\"GET\"]},", "\"ID\":\"a\",", "\"AllowedOrigins\":[\"*\"],", "\"AllowedOrigins\":[", "\"https://a#.example.com\",", "\"https://*.#.example.com\",", "\"x-#*\",", "CORSRules: [",
	// Characters.
	"a", "A", "*", "**", "*a", "a*", " ", "\t", "\n", "\r\n", "\r", "\x00", "\x01", "<\x00", "\x7f", "\xff", "\u00e9", "\u202e", "\u200b", "\ufeff", "\u00a0", "\U0001f600", "\uffff", "\u2039", "\u2039!", "\u201c", "\u201d", "\u201ca\u201d,", "\u2019", "\u2018", "\u00ab", "`", "``` ", "```\n", "`\n", "~", "a.", "a-", "a:b:", "a:", "/", "https://", "http://a ", "https://a#.example.com ", "%", "%41", "$", "$(", "$(a)", "${", "${a}", "(", ")", "()", "f(", "(a)=>", "|", ">\n", "> ", "- ", "- a\n", "- a: b\n", "a: b\n", "a#: b\n", "a:\n", " a:\n", "? ", "&a ", "*a ", "!!a ", "a = [", "a {\n", "}\n", "a = \"b\"\n", "<<EOF\n", "EOF\n", "cors_rule {\n", "  allowed_origins = [\"*\"]\n",
	"-H 'a: b' ", "-H a ", "--data a ", "curl ", "curl a\n", "\\\n", "^\n", "\"a\" \\\n", "a: b\r\n", "HTTP/1.1 200 OK\n", "HTTP/1.1 200 OK\n\n", "GET / HTTP/1.1\n", "* a\n", "< a: b\n", "> a: b\n", "access-control-allow-origin: *\n", "fetch(", "fetch(\"https://a/\",{", "axios.get(", "$.ajax({", "new PutObjectCommand({", "xhr.open(\"GET\",\"a\");", "xhr.setRequestHeader(\"a\",\"b\");", "Invoke-WebRequest ", "-Headers @{", "@{", "\"log\":{\"entries\":[", "Access to fetch at 'a' from origin 'b' has been blocked by CORS policy: ", "Cross-Origin Request Blocked: ", "Origin a is not allowed by Access-Control-Allow-Origin. ", "?a=b&", "&a=b", "?token=a", "?a=https://b/?", "@", "a@", "#", "x-a#,", "x-a,", "x-a#: b\n", "x-a: b\n",
	"{\"name\":\"a\",\"request\":{\"url\":\"https://b/\",\"origin\":\"https://a\",\"method\":\"PUT\"}},", "{\"name\":\"a\",", "\"request\":{", "\"headers\":[[\"a\",\"b\"]],",
}

// reviewed are units that once cost more than their length.
var reviewed = []string{
	"<a#>", "<a></b>", "</>", "<CORSRule/>", "<ID>", "<!", "<!DOCTYPE a [", "<![CDATA[", "<!--", "<!ENTITY a# \"&a#;&a#;\">", "&a#;", " a#=\"b\"",
	"<AllowedHeader>x-*#</AllowedHeader>", "<AllowedOrigin>https://*.a#.example.com</AllowedOrigin>",
	"{", "{},", "\"a\",", ":", "\u2039", "\u2039!", "`", "\n", "9",
	"<CORSRule><AllowedOrigin>https://a#.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>",
}

// pasted are units of texts that people paste: commands, consoles, captures and
// prose.
var pasted = []string{
	"$ curl 'a ", "$ curl \"a\n", "curl -H 'a: b' https://a/#\n", "curl a \\\n", // quotes that stay open, commands
	"{\n", "f({\n", "{\"a\":{", "[{\n", // brackets that stay open
	"{\"request\":{\"url\":\"https://a/#\",\"method\":\"GET\",\"headers\":[]},\"response\":{\"status\":403,\"headers\":[]}},", // HAR
	"GET https://a/# 403 (Forbidden) ", "https://a/#?X-Amz-Signature=b ", // one long line
	"a\n", "a\n\n", "a: b\n", // many short lines
	"see {\"a\":1} and [\"b\"]\n", "CORSRules: [{\"AllowedMethods\":[\"GET\"]}]\n", // JSON in prose
	"HTTP/1.1 403 Forbidden\nServer: a\n\n", "<Error><Code>AccessDenied</Code></Error>\n", "<Error><Code>", // responses
	"Access to fetch at 'https://a/#' from origin 'https://b' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header\n",
	"An error occurred (AccessDenied) when calling the ", "works in curl but not in chrome, sometimes\n",
	"S3 CORS Playground check\nGET: 200\n  a: b\n", "S3 CORS Playground check\n\n",
}
