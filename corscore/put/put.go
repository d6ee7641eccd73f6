// Package put is what a server answers to PUT Bucket CORS of a document: what
// it checks in which order, what it says, what it stores, what GET then
// returns.
package put

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// Number is a JSON number in its shortest JavaScript form; "Infinity" is a JSON
// string, because JSON has no such number.
type Number string

// MarshalJSON implements json.Marshaler.
func (n Number) MarshalJSON() ([]byte, error) {
	if n == "Infinity" {
		return []byte(`"Infinity"`), nil
	}
	return []byte(n), nil
}

// Rule is a CORSRule as the server stores it; nil fields are not stored.
type Rule struct {
	ID             *string  `json:"id,omitempty"`
	AllowedMethods []string `json:"allowedMethods,omitempty"`
	AllowedOrigins []string `json:"allowedOrigins,omitempty"`
	AllowedHeaders []string `json:"allowedHeaders,omitempty"`
	ExposeHeaders  []string `json:"exposeHeaders,omitempty"`
	MaxAgeSeconds  Number   `json:"maxAgeSeconds,omitempty"` // "" = none
}

// Answer is what the server answers to PUT ?cors.
type Answer struct {
	Accepted bool   `json:"accepted"`
	Status   int    `json:"status"`
	Code     string `json:"code"`     // S3 error code, "" = accepted
	Message  string `json:"message"`  // the server's own text, byte for byte
	Rules    []Rule `json:"rules"`    // what it stores, empty if refused
	Readback string `json:"readback"` // body that GET ?cors then returns; "" = refused, or its form is not known
}

// Violation is one test of PUT that the document fails. The server answers with
// the first only.
type Violation struct {
	*dialect.Refusal
	Span  source.Span
	Value string // what the server's message quotes
}

// Result is an [Answer] with what it comes from.
type Result struct {
	Answer
	Stored     []s3cors.Rule // what the server matches requests with; places are those in the document
	Violations []Violation   // all, in the server's order; the first is the answer
}

// Put answers PUT ?cors of doc as the server d does.
func Put(doc *s3cors.Document, d *dialect.Dialect) Result {
	p := putter{doc: doc, tree: doc.Tree, d: d, rules: seen(doc, &d.Put.Parser.V)}
	for i := range d.Put.Body {
		p.body(&d.Put.Body[i])
	}
	for i := range p.rules {
		p.rule(&p.rules[i])
	}
	if len(p.violations) > 0 {
		v := p.violations[0]
		return Result{
			Answer: Answer{
				Status: v.Status, Code: v.Code,
				Message: strings.ReplaceAll(v.Message, "{value}", v.Value),
			},
			Violations: p.violations,
		}
	}
	for i := range p.rules {
		p.store(&p.rules[i])
	}
	r := Result{Answer: Answer{Accepted: true, Status: 200, Rules: answerRules(p.rules)}, Stored: p.rules}
	if d.Put.Readback.V == dialect.Rebuilt {
		r.Readback = rebuilt(r.Rules)
	}
	return r
}

type putter struct {
	doc        *s3cors.Document
	tree       *syntax.Tree
	d          *dialect.Dialect
	rules      []s3cors.Rule // as the server's parser sees them
	violations []Violation
}

func (p *putter) fail(r *dialect.Refusal, span source.Span, value string) {
	p.violations = append(p.violations, Violation{r, span, value})
}

// body makes one test of the document as a whole.
func (p *putter) body(r *dialect.Refusal) {
	text := p.tree.Text
	whole := source.Span{Start: 0, End: len(text)}
	switch r.Test {
	case dialect.BodyEmpty:
		if text == "" {
			p.fail(r, whole, "")
		}
	case dialect.BodySize:
		if len(text) > r.Limit {
			p.fail(r, source.Span{Start: r.Limit, End: len(text)}, "")
		}
	case dialect.NotXML:
		p.notXML(r)
	case dialect.NoConfiguration:
		if p.tree.Format == syntax.JSON && !p.d.Put.JSON.V {
			return
		}
		if p.tree.Root == syntax.None {
			p.fail(r, whole, "")
		} else if len(p.rules) == 0 {
			p.fail(r, p.tree.Nodes[p.tree.Root].Span, "")
		}
	case dialect.RuleCount:
		if n := len(p.doc.Rules); n > r.Limit {
			p.fail(r, p.doc.Rules[r.Limit].Span, "")
		}
	}
}

func (p *putter) notXML(r *dialect.Refusal) {
	if p.tree.Format == syntax.JSON && !p.d.Put.JSON.V {
		p.fail(r, source.Span{Start: 0, End: len(p.tree.Text)}, "")
		return
	}
	parser := &p.d.Put.Parser.V
	for i := range p.tree.Problems {
		problem := &p.tree.Problems[i]
		switch {
		case problem.Span.Start >= p.tree.RootEnd && p.tree.Root != syntax.None && !parser.PastRoot:
			return
		case p.tree.Format == syntax.JSON && problem.Kind != syntax.JSONDuplicateKey, parser.Refuses.Has(problem.Kind):
			p.fail(r, problem.Span, "")
		}
	}
}
