package corscore_test

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/source"
)

// wayJSON lacks the origin https://app.example.com.
const wayJSON = `{"CORSRules": [{"AllowedMethods": ["GET"], "AllowedOrigins": ["https://other.example.com"]}]}`

// JSON that a tool of AWS's sends is judged by its rules on every server that has
// PUT ?cors, fixed as JSON, and not called refused. A link that does not name the
// way means what it meant before there was a choice.
func TestJSONByATool(t *testing.T) {
	request := &fetch.Request{Origin: "https://app.example.com", URL: "https://media.s3.example.com/a", Method: "GET"}
	for _, d := range dialect.All {
		in := corscore.Input{Config: wayJSON, Dialect: d.ID, Request: request, Way: dialect.AutoWay}
		xml := in
		xml.Config = `<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod><AllowedOrigin>https://other.example.com</AllowedOrigin></CORSRule></CORSConfiguration>`
		r, same := corscore.Run(in), corscore.Run(xml)
		if r.Put.Accepted != same.Put.Accepted || r.Put.Code != same.Put.Code || r.Fetch.Outcome != same.Fetch.Outcome || r.Way != dialect.ByAWSCLI || same.Way != dialect.ByPut {
			t.Errorf("%s: JSON %+v, way %s; as XML %+v, way %s", d.ID, r.Put, r.Way, same.Put, same.Way)
		}
		for i := range r.Diagnostics {
			if r.Diagnostics[i].Check == "json-for-xml" {
				t.Errorf("%s: the JSON is called a mistake", d.ID)
			}
		}
		for _, m := range r.Remedies {
			if edited, ok := source.Apply(wayJSON, m.Edits); !ok || strings.Contains(edited, "<") {
				t.Errorf("%s: %s makes of it:\n%s", d.ID, m.Title, edited)
			}
		}
		in.Way = dialect.AsItIs
		if was := corscore.Run(in); d.Put.JSON.V != (was.Way == dialect.ByAWSCLI) || !d.Put.JSON.V && was.Put.Accepted {
			t.Errorf("%s: without a way: %s, accepted %v", d.ID, was.Way, was.Put.Accepted)
		}
	}
}

// The table of servers, the findings and the comparison of documents know the way
// as well.
func TestWayEverywhere(t *testing.T) {
	in := corscore.Input{Config: wayJSON, Dialect: "scality", Way: dialect.AutoWay}
	for _, a := range corscore.Servers(in) {
		if a.Dialect.ID == "ceph" && !a.Put.Accepted {
			t.Error("the table says that Ceph refuses the JSON")
		}
	}
	if r := corscore.Run(corscore.Input{Config: `{"CORSRules": [{"AllowedMethods": ["FETCH"], "AllowedOrigins": ["*"]}]}`, Dialect: "scality", Way: dialect.AutoWay}); len(r.Diagnostics) == 0 || !slices.Contains(r.Diagnostics[0].RefusedBy, "ceph") {
		t.Errorf("Ceph has no part in %+v", r.Diagnostics)
	}
	c := corscore.Compare(corscore.CompareInput{A: wayJSON, B: strings.ReplaceAll(wayJSON, `"GET"`, `"GET", "PUT"`), Dialect: "scality", Way: dialect.AutoWay})
	if c.Relation != "narrower" {
		t.Errorf("the first document is %s", c.Relation)
	}
	twice := `{"CORSRules": [{"AllowedMethods": ["GET", "GET"], "AllowedOrigins": ["*"]}]}`
	if corscore.Simplify(corscore.SimplifyInput{Config: twice, Dialect: "scality", Way: dialect.AutoWay}) == nil {
		t.Error("the JSON is not simplified")
	}
}
