package corscore_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// FuzzServers: what all servers are said to make of an input is what each is
// said to make of it alone.
func FuzzServers(f *testing.F) {
	const rule = `<CORSRule><AllowedOrigin>https://*.example.com</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><AllowedHeader>X-*</AllowedHeader></CORSRule>`
	f.Add("<CORSConfiguration>"+rule+"</CORSConfiguration>", "https://app.example.com", "PUT", "x-a", byte(0))
	f.Add("<!DOCTYPE x [<!ENTITY e \"*\">]><x>"+rule+"<CORSRule><AllowedOrigin>&e;</AllowedOrigin><AllowedMethod>get</AllowedMethod></CORSRule></x>", "http://a", "DELETE", "", byte(1))
	f.Add(`<!x <y>><CORSConfiguration a="<"><CORSRule><AllowedOrigin>0x10</AllowedOrigin><AllowedMethod><![CDATA[ 5 ]]>e5</AllowedMethod><ID/></CORSRule></CORSConfiguration><x/>`, "null", "GET", "a,b", byte(3))
	f.Add(`<CORSRule><CORSRule/></CORSRule>`, "http://a", "POST", "content-type", byte(2))
	f.Add(`{"CORSRules":[{"AllowedOrigins":["*"],"AllowedMethods":["GET"]}]}`, "http://a", "HEAD", "range", byte(5))
	f.Fuzz(func(t *testing.T, config, origin, method, name string, bits byte) {
		in := corscore.Input{Config: config, Request: &fetch.Request{
			Origin: origin, Method: method, URL: "https://s3.example.com/bucket/key", Headers: []wire.Header{{name, "x"}}, PreflightFlag: bits&1 != 0,
		}}
		if bits&2 != 0 {
			in.Request.Credentials = fetch.Include
		}
		if bits&4 != 0 {
			in.Request.URL = "http://localhost/bucket"
		}
		for i, a := range corscore.Servers(in) {
			if a.Dialect != dialect.All[i] {
				t.Fatalf("%s in the place of %s", a.Dialect.ID, dialect.All[i].ID)
			}
			in.Dialect = a.Dialect.ID
			r := corscore.Run(in)
			checkReport(t, in, r)
			if a.Put.Accepted != r.Put.Accepted || a.Put.Code != r.Put.Code || a.Put.Message != r.Put.Message {
				t.Fatalf("%s: PUT %+v, alone %+v", in.Dialect, a.Put.Answer, r.Put)
			}
			if a.Outcome != r.Fetch.Outcome || (a.Blocked == nil) != (r.Fetch.Blocked == nil) || a.Blocked != nil && *a.Blocked != *r.Fetch.Blocked {
				t.Fatalf("%s: %s %+v, alone %s %+v", in.Dialect, a.Outcome, a.Blocked, r.Fetch.Outcome, r.Fetch.Blocked)
			}
		}
	})
}

// TestServersNameLines: the verdict on a refused document names its lines in the
// comparison too.
func TestServersNameLines(t *testing.T) {
	in := corscore.Input{
		Config:  "<CORSConfiguration>\n<CORSRule>\n<AllowedOrigin>*</AllowedOrigin>\n<AllowedMethod>PATCH</AllowedMethod>\n</CORSRule>\n</CORSConfiguration>",
		Request: &fetch.Request{Origin: "https://a", URL: "https://b"},
	}
	for _, a := range corscore.Servers(in) {
		in.Dialect = a.Dialect.ID
		alone := corscore.Run(in).Fetch.Blocked
		switch {
		case a.Blocked == nil && alone == nil:
		case a.Blocked == nil || alone == nil || *a.Blocked != *alone:
			t.Errorf("%s: %+v, alone %+v", in.Dialect, a.Blocked, alone)
		case in.Dialect == "scality" && !strings.Contains(a.Blocked.Message, " because of line 4 ("):
			t.Error(a.Blocked.Message)
		}
	}
}

// TestVerdictIsVisible: what the verdict quotes of document and request neither
// vanishes nor reorders its words.
func TestVerdictIsVisible(t *testing.T) {
	r := corscore.Run(corscore.Input{
		Config:  "<CORSConfiguration><CORSRule><AllowedOrigin>https://a\u202e.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
		Request: &fetch.Request{Origin: "https://a.example", URL: "https://b"},
	})
	b, trace := r.Fetch.Blocked, r.Fetch.Exchanges[0].Trace[0]
	for _, text := range []string{b.Message, trace.Origin.Difference} {
		if !strings.Contains(text, "[U+202E]") || strings.Contains(text, "\u202e") {
			t.Errorf("%+q", text)
		}
	}
}

// TestDeviations: where a server blocks what Amazon S3 allows, the verdict says
// so in its own words.
func TestDeviations(t *testing.T) {
	const (
		puts  = "<CORSRule><AllowedOrigin>https://app.example.com</AllowedOrigin><AllowedMethod>PUT</AllowedMethod></CORSRule>"
		gets  = "<CORSRule><AllowedOrigin>https://app.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedMethod>DELETE</AllowedMethod></CORSRule>"
		star  = "<CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>"
		two   = "<CORSRule><AllowedOrigin>https://app.example.com</AllowedOrigin><AllowedOrigin>http://b</AllowedOrigin><AllowedMethod>DELETE</AllowedMethod></CORSRule>"
		upper = "<CORSRule><AllowedOrigin>https://app.example.com</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><AllowedHeader>Content-Type</AllowedHeader></CORSRule>"
	)
	for _, c := range []struct {
		dialect, rules, method, header string
		credentials                    fetch.Credentials
		by                             string
		reason                         fetch.Reason
		rule                           int
		words                          string // in the message; "" = allowed
	}{
		{"aws", puts + gets, "DELETE", "", "", "", "", 0, ""},
		{"ceph-main", puts + gets, "DELETE", "", "", "", "", 0, ""},
		{"ceph", puts + gets, "DELETE", "", "", corscore.ByDocument, fetch.MethodReason, 1, "It is the first with this origin, and Ceph RGW asks no other"},
		{"seaweedfs", puts + gets, "DELETE", "", "", corscore.ByDocument, fetch.MethodReason, 1, "It is the first with this origin, and SeaweedFS asks no other"},
		{"seaweedfs", puts, "PUT", "content-type", "", "", "", 0, ""},
		{"aws", puts, "PUT", "content-type", "", corscore.ByDocument, fetch.HeaderReason, 1, "does not allow the header content-type"},
		{"ceph", gets, "DELETE", "", fetch.Include, corscore.ByServer, fetch.AllowCredentialsMissing, 1, "never sends Access-Control-Allow-Credentials"},
		{"ceph", star, "GET", "", fetch.Include, corscore.ByServer, fetch.WildcardWithCredentials, 1, "never sends Access-Control-Allow-Credentials"},
		{"aws", star, "GET", "", fetch.Include, corscore.ByDocument, fetch.WildcardWithCredentials, 1, "itself"},
		{"aws", gets, "DELETE", "", fetch.Include, "", "", 0, ""},
		{"versitygw", gets, "DELETE", "", fetch.Include, "", "", 0, ""},
		{"s3rver", gets, "DELETE", "", fetch.Include, corscore.ByServer, fetch.WildcardWithCredentials, 1, "answers every preflight with “*”"},
		{"garage", two, "DELETE", "", "", corscore.ByDocument, fetch.AllowOriginMismatch, 1, "answers all origins of rule 1 in one header"},
		{"garage", upper, "PUT", "content-type", "", corscore.ByDocument, fetch.HeaderReason, 1, "Garage minds the case"},
		{"aws", upper, "PUT", "content-type", "", "", "", 0, ""},
		{"minio", puts, "DELETE", "x-a", fetch.Include, "", "", 0, ""},
		{"minio", puts, "TRACK", "", "", "", "", 0, ""},
		{"seaweedfs", "<CORSRule/>", "DELETE", "", "", "", "", 0, ""},
		{"seaweedfs-4.44", "<CORSRule/>", "DELETE", "", fetch.Include, corscore.ByServer, fetch.AllowCredentialsMissing, 0, "answers by a rule of its own"},
		{"gcs-xml", puts, "PUT", "", "", corscore.ByDocument, fetch.ConfigurationRejected, 0, "Google Cloud Storage refuses this document, so"},
	} {
		in := corscore.Input{
			Config: "<CORSConfiguration>" + c.rules + "</CORSConfiguration>", Dialect: c.dialect,
			Request: &fetch.Request{Origin: "https://app.example.com", URL: "https://media.s3.example.com/a/b", Method: c.method, Credentials: c.credentials},
		}
		if c.header == "content-type" {
			in.Request.Headers = []wire.Header{{"Content-Type", "image/jpeg"}}
		} else if c.header != "" {
			in.Request.Headers = []wire.Header{{c.header, "1"}}
		}
		name := c.dialect + " " + c.method + " " + c.header + " " + string(c.credentials)
		r := corscore.Run(in).Fetch
		if c.words == "" {
			if c.method != "TRACK" && r.Outcome != fetch.Allowed {
				t.Errorf("%s: %s, %+v", name, r.Outcome, r.Blocked)
			}
			continue
		}
		if b := r.Blocked; b == nil || b.By != c.by || b.Reason != c.reason || b.Rule != c.rule || !strings.Contains(b.Message, c.words) {
			t.Errorf("%s: %s, %+v, want %s %s rule %d “…%s…”", name, r.Outcome, b, c.by, c.reason, c.rule, c.words)
		}
	}
}

// TestUnknown: where a fact that nobody knows decides this very input, it is
// said; where it does not, nothing is.
func TestUnknown(t *testing.T) {
	const plain = "<AllowedMethod>PUT</AllowedMethod><AllowedHeader>*</AllowedHeader>"
	for _, c := range []struct {
		dialect, elements, origin string
		credentials               fetch.Credentials
		want                      string // in one of the sentences; "" = there is none
	}{
		{"aws", "<AllowedOrigin>https://a*a</AllowedOrigin>" + plain, "https://a", "", "the parts before and after * may overlap"},
		{"aws", "<AllowedOrigin>https://a*a</AllowedOrigin>" + plain, "https://aba", "", ""},
		{"aws", "<AllowedOrigin>https://a</AllowedOrigin>" + plain, "https://a", fetch.Include, ""},
		{"aws", "<AllowedOrigin>https://a</AllowedOrigin><ID/>" + plain, "https://a", "", "stores an empty ID"},
		{"scality", "<AllowedOrigin>https://a*a</AllowedOrigin>" + plain, "https://a", "", ""},
		{"versitygw", "<AllowedOrigin>https://a</AllowedOrigin><ID>1</ID><ID>2</ID>" + plain, "https://a", "", ""},
		{"wasabi", "<AllowedOrigin>https://a</AllowedOrigin>" + plain, "https://a", fetch.Include, "sends Access-Control-Allow-Credentials"},
		{"wasabi", "<AllowedOrigin>https://b</AllowedOrigin>" + plain, "https://a", "", "how the server refuses such a request"},
		{"wasabi", "", "https://a", "", "refuses a rule without AllowedOrigin or without AllowedMethod"},
		{"alibaba-oss", "<AllowedOrigin>https://a</AllowedOrigin><ExposeHeader>*</ExposeHeader>" + plain, "https://a", "", "not known which error the server answers to an ExposeHeader"},
		{"gcs-xml", "<AllowedOrigin>https://a</AllowedOrigin>" + plain, "https://a", "", "answers to a document in S3's form, which it refuses"},
		{"ibm-cos", "<AllowedOrigin>*</AllowedOrigin>" + plain, "https://a", "", "answers * or the origin"},
		{"digitalocean-spaces", "<AllowedOrigin>https://a</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule><CORSRule><AllowedOrigin>https://a</AllowedOrigin>" + plain, "https://a", "", "asks the next rule"},
	} {
		var got []string
		for _, a := range corscore.Servers(corscore.Input{
			Config: "<CORSConfiguration><CORSRule>" + c.elements + "</CORSRule></CORSConfiguration>",
			Request: &fetch.Request{
				Origin: c.origin, URL: "https://media.s3.example.com/a/b", Method: "PUT", Credentials: c.credentials,
				Headers: []wire.Header{{"Content-Type", "image/jpeg"}},
			},
		}) {
			if a.Dialect.ID == c.dialect {
				got = dialect.Sentences(a.Unknown)
			}
		}
		if said := strings.Contains(strings.Join(got, "\n"), c.want); c.want != "" && !said {
			t.Errorf("%s, %s: %q does not say “…%s…”", c.dialect, c.elements, got, c.want)
		}
		if c.want == "" && len(got) > 0 {
			t.Errorf("%s, %s: %q", c.dialect, c.elements, got)
		}
	}
}
