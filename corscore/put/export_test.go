package put

import (
	"math/rand/v2"
	"strings"

	"s3cors.playground/corscore/dialect"
)

// undamaged are the documents that [Damage] begins with.
var undamaged = []string{
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\n <CORSRule>\n  <ID>a rule</ID>\n" +
		"  <AllowedOrigin>http://*.example.com</AllowedOrigin>\r\n  <AllowedMethod>PUT</AllowedMethod>\n  <AllowedMethod>GET</AllowedMethod>\n" +
		"  <AllowedHeader>*</AllowedHeader>\n  <MaxAgeSeconds>3000</MaxAgeSeconds>\n  <ExposeHeader>ETag</ExposeHeader>\n </CORSRule>\n</CORSConfiguration>\n",
	"<CORSConfiguration><CORSRule><AllowedOrigin>http://a</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>" +
		"<CORSRule><AllowedMethod>PUT</AllowedMethod><AllowedOrigin>&lt;b&amp;</AllowedOrigin><MaxAgeSeconds>5</MaxAgeSeconds><ID/></CORSRule></CORSConfiguration>",
	"<!DOCTYPE x [<!ENTITY e \"http://a\">]><CORSConfiguration a='1'><CORSRule><AllowedOrigin><![CDATA[http://a]]></AllowedOrigin>" +
		"<!-- c --><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
}

// bits are what [Damage] inserts.
var bits = []string{
	"<", ">", "&", "\"", "'", "/", "=", "!", "?", " ", "\n", "\r\n", "\r", "\t", "]]>", "<!-- c -->", "<!--", "-->", "--", "<![CDATA[x]]>", "<![CDATA[", "]]>",
	"&amp;", "&lt;", "&#65;", "&#x41;", "&#X41;", "&#0;", "&#55296;", "&#xD800;", "&#1;", "&#1114112;", "&nbsp;", "&e;", "&AMP;", "&amp", "&;", "&#;", "&#x;",
	"<x/>", "<x>", "</x>", "<x y=\"z\">", "<x></x>", "<s:x/>", "<a:b:c/>", "<:a/>", "< x>", "</ x>", "<x y>", "<x y=z/>", "<x y='a'z='b'/>", "<x y='a' y='b'/>", "<1/>", "<x/ >",
	"<?pi?>", "<? pi?>", "<??>", "<?xml version=\"1.0\"?>", "<?xml version=\"1.1\"?>", "<?xml version='1.0' encoding='latin1'?>", "<?xml?>", "<?XML version='1.0'?>", "<?xml encoding='utf-8'?>",
	"<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
	"<!DOCTYPE x>", "<!DOCTYPE", "<!x>", "<!x \">\">", "<![x]>", "<!ENTITY a 'b'>", "\x00", "\x01", "\x0b", "\x7f", "\xff", "\xc3", "é", "日", "\ufeff", "\ufffe", "\u00a0", "𝒳",
	"xmlns=\"a\"", " xmlns:s=\"b\"", " a=\"1\"", " a", " a=", "s:", "CORSRule", "<CORSRule>", "</CORSRule>", "<AllowedOrigin>", "</AllowedOrigin>",
	"<AllowedOrigin/>", "<MaxAgeSeconds>", "<MaxAgeSeconds>1</MaxAgeSeconds>", "<MaxAgeSeconds> +7 </MaxAgeSeconds>", "<ID>z</ID>", "<CORSConfiguration>", "</CORSConfiguration>",
	"0", "-1", "1.5", "0x10", "99999999999", "true", "1e3", "00", " 3 ", "garbage", "{", "[",
}

// Damage returns a CORS document that a few random edits made odd or ill-formed.
func Damage(r *rand.Rand) string {
	doc := undamaged[r.IntN(len(undamaged))]
	for range 1 + r.IntN(3) {
		at := r.IntN(len(doc) + 1)
		if r.IntN(4) == 0 {
			// Near a place where something may be.
			if i := strings.IndexAny(doc[at:], "<>\"="); i >= 0 {
				at += i + r.IntN(2)
			}
		}
		end := at
		switch r.IntN(5) {
		case 0:
			end = min(len(doc), at+1+r.IntN(12))
		case 1:
			end = min(len(doc), at+1)
		}
		bit := bits[r.IntN(len(bits))]
		if end > at && r.IntN(2) == 0 {
			bit = ""
		}
		doc = doc[:at] + bit + doc[end:]
	}
	return doc
}

// ViolationsOfEach is [Reading.Violations] without the short cut for usual rules.
func ViolationsOfEach(u *Reading, d *dialect.Dialect) []Violation {
	p := u.to(d, mostFailed)
	if d.Put.Tests[0].Test == dialect.Always {
		return u.Violations(d, true)
	}
	p.see()
	p.asWritten = false
	p.test()
	return p.violations
}

// UsualRules is how many rules are left out of the tests.
func UsualRules(u *Reading) int { return len(u.doc.Rules) - len(u.unusualRules()) }

// Numbers of JavaScript.
var (
	JSNumber  = jsNumber
	HexNumber = hexNumber
)
