package s3cors_test

import (
	"strings"
	"testing"

	. "s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

const (
	azureText  = "<StorageServiceProperties>\n  <Logging/>\n  <Cors>\n    <CorsRule>\n      <AllowedOrigins>https://a.example, https://b.example</AllowedOrigins>\n      <AllowedMethods>GET</AllowedMethods>\n    </CorsRule>\n  </Cors>\n</StorageServiceProperties>\n"
	googleText = "<CorsConfig>\n  <Cors>\n    <Origins>\n      <Origin>https://a.example</Origin>\n    </Origins>\n    <Methods><Method>GET</Method></Methods>\n  </Cors>\n</CorsConfig>\n"
)

// Edits of a provider's own XML keep its form and the style that is there.
func TestNativeXMLEdits(t *testing.T) {
	for _, c := range []struct {
		name, text string
		form       *Native
		edit       func(d *Document) []source.Edit
		want       string // what replaces from in text
		from       string
	}{
		{"one more origin", azureText, Azure, func(d *Document) []source.Edit { return d.Add(&d.Rules[0], AllowedOrigin, "https://c.example") }, "https://b.example, https://c.example", "https://b.example"},
		{"a list that is missing", azureText, Azure, func(d *Document) []source.Edit { return d.Add(&d.Rules[0], AllowedHeader, "a", "b&c") }, "</AllowedMethods>\n      <AllowedHeaders>a,b&amp;c</AllowedHeaders>", "</AllowedMethods>"},
		{"a field that is missing in the form", azureText, Azure, func(d *Document) []source.Edit { return d.Add(&d.Rules[0], ID, "a") }, "", ""},
		{"the first of two", azureText, Azure, func(d *Document) []source.Edit { return d.RemoveValue(&d.Rules[0].Values[AllowedOrigin][0]) }, ">https://b.example", ">https://a.example, https://b.example"},
		{"the last of two", azureText, Azure, func(d *Document) []source.Edit { return d.RemoveValue(&d.Rules[0].Values[AllowedOrigin][1]) }, "https://a.example<", "https://a.example, https://b.example<"},
		{"the only one", azureText, Azure, func(d *Document) []source.Edit { return d.RemoveValue(&d.Rules[0].Values[AllowedMethod][0]) }, "<AllowedMethods></", "<AllowedMethods>GET</"},
		{"another text", azureText, Azure, func(d *Document) []source.Edit {
			return []source.Edit{d.SetText(&d.Rules[0].Values[AllowedOrigin][1], "https://c.example")}
		}, "https://c.example", "https://b.example"},
		{"two for one", azureText, Azure, func(d *Document) []source.Edit {
			return []source.Edit{d.Replace(d.Rules[0].Values[AllowedMethod][0].Node, Pair{AllowedMethod, "PUT"}, Pair{AllowedMethod, "GET"})}
		}, ">PUT,GET<", ">GET<"},
		{"a rule", azureText, Azure, func(d *Document) []source.Edit {
			return d.AddRule(Pair{AllowedOrigin, "*"}, Pair{AllowedMethod, "GET"}, Pair{AllowedMethod, "PUT"})
		}, "</CorsRule>\n    <CorsRule>\n      <AllowedMethods>GET,PUT</AllowedMethods>\n      <AllowedOrigins>*</AllowedOrigins>\n    </CorsRule>", "</CorsRule>"},
		{"the rule goes", azureText, Azure, func(d *Document) []source.Edit { return d.Remove(d.Rules[0].Node) }, "  <Cors>\n  </Cors>", azureText[len("<StorageServiceProperties>\n  <Logging/>\n") : len(azureText)-len("\n</StorageServiceProperties>\n")]},
		{"the first value of a list", "<Cors><CorsRule><AllowedOrigins/></CorsRule></Cors>", Azure, func(d *Document) []source.Edit { return d.Add(&d.Rules[0], AllowedOrigin, "a", "b") }, "<AllowedOrigins>a,b</AllowedOrigins>", "<AllowedOrigins/>"},
		{"the first rule", "<Cors>\n</Cors>", Azure, func(d *Document) []source.Edit { return d.AddRule(Pair{AllowedMethod, "GET"}) }, "<Cors>\n  <CorsRule>\n    <AllowedMethods>GET</AllowedMethods>\n  </CorsRule>\n</Cors>", "<Cors>\n</Cors>"},

		{"one more origin", googleText, GoogleXML, func(d *Document) []source.Edit { return d.Add(&d.Rules[0], AllowedOrigin, "https://c.example") }, "<Origin>https://a.example</Origin>\n      <Origin>https://c.example</Origin>", "<Origin>https://a.example</Origin>"},
		{"one more method", googleText, GoogleXML, func(d *Document) []source.Edit { return d.Add(&d.Rules[0], AllowedMethod, "PUT") }, "<Method>GET</Method><Method>PUT</Method>", "<Method>GET</Method>"},
		{"a list that is missing", googleText, GoogleXML, func(d *Document) []source.Edit { return d.Add(&d.Rules[0], AllowedHeader, "etag") }, "</Methods>\n    <ResponseHeaders><ResponseHeader>etag</ResponseHeader></ResponseHeaders>", "</Methods>"},
		{"one list for both", googleText, GoogleXML, func(d *Document) []source.Edit {
			return d.AddPairs(&d.Rules[0], Pair{AllowedHeader, "etag"}, Pair{ExposeHeader, "etag"}, Pair{MaxAgeSeconds, "60"})
		}, "</Methods>\n    <ResponseHeaders><ResponseHeader>etag</ResponseHeader></ResponseHeaders>\n    <MaxAgeSec>60</MaxAgeSec>", "</Methods>"},
		{"a rule before it", googleText, GoogleXML, func(d *Document) []source.Edit { return d.AddRuleBefore(&d.Rules[0], Pair{AllowedOrigin, "*"}) }, "\n  <Cors>\n    <Origins><Origin>*</Origin></Origins>\n  </Cors>\n  <Cors>", "\n  <Cors>"},
	} {
		d := DecodeNative(syntax.Parse(c.text), c.form)
		if d == nil {
			t.Fatalf("%s: not read", c.name)
		}
		edits := c.edit(d)
		got, ok := source.Apply(c.text, edits)
		if want := strings.Replace(c.text, c.from, c.want, 1); !ok || got != want {
			t.Errorf("%s: %v gives\n%s", c.name, edits, got)
		}
	}
}

// Every value has its place, and what the form does not have is a stray.
func TestNativeXMLPlaces(t *testing.T) {
	const text = "<Cors><CorsRule><AllowedOrigins> a , ,b&amp;c,</AllowedOrigins><AllowedMethods><Method>GET</Method></AllowedMethods><Own/></CorsRule><CORSRule/></Cors>"
	d := DecodeNative(syntax.Parse(text), Azure)
	origins := d.Rules[0].Get(AllowedOrigin)
	if len(origins) != 2 || origins[0].Span.Of(text) != "a" || origins[1].Span.Of(text) != "b&amp;c" || origins[1].Text != "b&c" || len(d.Rules[0].Get(AllowedMethod)) != 0 {
		t.Errorf("%+v", origins)
	}
	if len(d.Strays) != 3 || d.Strays[0].Name != "Method" || d.Strays[1].Name != "Own" || d.Strays[2].Name != "CORSRule" || d.Strays[2].Parent != Configuration {
		t.Errorf("%+v", d.Strays)
	}
	for _, other := range []string{"<CORSConfiguration/>", "<CorsConfig/>", "", "<StorageServiceProperties/>", "[]"} {
		if DecodeNative(syntax.Parse(other), Azure) != nil {
			t.Errorf("%s is read as Azure's", other)
		}
	}
	// The end tag of the first rule is missing.
	if d := DecodeNative(syntax.Parse("<CorsConfig><Cors><Methods><Method>GET</Method></Methods><Cors><Methods/></Cors></CorsConfig>"), GoogleXML); len(d.Rules) != 2 || d.Rules[0].Span.End > d.Rules[1].Span.Start {
		t.Errorf("%+v", d.Rules)
	}
}
