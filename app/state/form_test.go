package state

import (
	"slices"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// TestBodyOfMethod: GET and HEAD send no body; what was chosen comes back with a
// method that sends one.
func TestBodyOfMethod(t *testing.T) {
	f := Form{On: true, Method: "PUT", Body: fetch.Bytes}
	for _, method := range []string{"GET", "HEAD", "head", ""} {
		without := f.with(Method, method)
		if without.Body != fetch.NoBody || without.Unsent != fetch.Bytes {
			t.Errorf("%q: body %q, unsent %q", method, without.Body, without.Unsent)
		}
		if back := without.with(Method, "POST"); back.Body != fetch.Bytes || back.Unsent != "" {
			t.Errorf("%q and back: body %q, unsent %q", method, back.Body, back.Unsent)
		}
	}
	for _, method := range []string{"POST", "DELETE", "PATCH", "HEADS"} {
		if same := f.with(Method, method); same.Body != fetch.Bytes || same.Unsent != "" {
			t.Errorf("%s: body %q, unsent %q", method, same.Body, same.Unsent)
		}
	}
}

// TestEqual: each part of a case makes another case of it.
func TestEqual(t *testing.T) {
	base := func() Case { return Case{Config: "a", Form: FormOf(&fetch.Request{Origin: "https://a"})} }
	if !base().Equal(base()) {
		t.Fatal("a case is not itself")
	}
	named := base()
	named.Dialect = dialect.Default().ID
	if !base().Equal(named) {
		t.Error("the default server is another when it is named")
	}
	for name, change := range map[string]func(c *Case){
		"document": func(c *Case) { c.Config = "b" },
		"server":   func(c *Case) { c.Dialect = "aws" },
		"object":   func(c *Case) { c.Object = &corscore.Object{Status: 404} },
		"tests":    func(c *Case) { c.Tests = []cases.Case{{Name: "a"}} },
		"request":  func(c *Case) { c.Form.Origin = "https://b" },
	} {
		c := base()
		if change(&c); c.Equal(base()) || base().Equal(c) {
			t.Errorf("another %s is no other case", name)
		}
	}
}

// TestRowsOfInitiators: the headers that an initiator sets are other rows than those
// of script, which come back as they were.
func TestRowsOfInitiators(t *testing.T) {
	i := slices.IndexFunc(fetch.Initiators, func(c fetch.Initiator) bool { return !c.Free && len(c.Request.Headers) > 0 })
	free := slices.IndexFunc(fetch.Initiators, func(c fetch.Initiator) bool { return c.Free })
	f := FormOf(&fetch.Request{Origin: "https://a.example", URL: "https://b.example/", Method: "PUT", Headers: []wire.Header{{"x-a", "1"}, {"x-b", "2"}}})
	g := f.by(fetch.Initiators[i].ID)
	if len(g.Rows) == 0 {
		t.Fatal("no headers")
	}
	for _, r := range g.Rows {
		if r.ID >= g.Next || slices.ContainsFunc(f.Rows, func(old Row) bool { return old.ID == r.ID }) {
			t.Errorf("row %+v after %+v, next is %d", r, f.Rows, g.Next)
		}
	}
	if back := g.by(fetch.Initiators[free].ID); !slices.Equal(back.Rows, f.Rows) {
		t.Errorf("%+v came back as %+v", f.Rows, back.Rows)
	}
}
