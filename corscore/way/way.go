// Package way answers how a document gets to a bucket: which tools there are for a
// server, which form each takes, and what it refuses before it sends anything.
package way

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
)

// Way is one way to send a document.
type Way struct {
	ID      dialect.Way
	Name    string // "wrangler"
	Command string // what does it, with BUCKET; "" = no command
	Wrapped string // the command for a list of rules alone, "" = Command
	Takes   string // the form that it takes: "a list of rules in JSON"
	Body    bool   // it is a request whose body is the document

	servers []string                          // ids, nil = every server
	natives []*s3cors.Native                  // the forms of its own that it takes, none = one of S3's
	takes   func(d *s3cors.Document) bool     // whether it takes the form of d; nil = natives
	refuses func(d *s3cors.Document) []string // what it says against d in its own words, none = it sends
}

// applies is the command that applies a file in the form id.
func applies(id format.ID) string { return format.ByID(id).Apply }

// All are the ways, those of every server first. Where several take one form, the
// first is the usual one.
var All = []*Way{put, awsConsole, r2Dashboard, awsCLI, cloudFormation, cdk, terraform, wrangler, gcloud, googleXML, b2, azureREST, az}

// ByID returns the way id, nil if there is none.
func ByID(id dialect.Way) *Way {
	if i := slices.IndexFunc(All, func(w *Way) bool { return w.ID == id }); i >= 0 {
		return All[i]
	}
	return nil
}

// Of returns the ways that d has.
func Of(d *dialect.Dialect) (all []*Way) {
	for _, w := range All {
		if w.has(d) {
			all = append(all, w)
		}
	}
	return all
}

func (w *Way) has(d *dialect.Dialect) bool {
	return w.servers == nil || slices.Contains(w.servers, d.ID)
}

// Native reports whether w takes a form of its own.
func (w *Way) Native() bool { return len(w.natives) > 0 }

// Sent is a document on its way.
type Sent struct {
	*Way
	Doc     *s3cors.Document
	Refusal string // what the way says instead of sending it, in lines; "" = it sends it
}

// Send reads text as it is sent to d in way id. Without a way that is named, the
// form of the text decides.
func Send(text string, id dialect.Way, d *dialect.Dialect) Sent {
	tree := syntax.Parse(text)
	s := Sent{Way: ByID(id)}
	if id != dialect.AsItIs {
		s.readNative(tree, d)
	}
	if s.Doc == nil {
		s.Doc = s3cors.Decode(tree)
	}
	if s.Way == nil {
		s.Way = usual(s.Doc, id, d)
	}
	switch {
	case id == dialect.AsItIs, s.Way == put: // the server says what is wrong
	case !s.accepts(s.Doc):
		s.Refusal = s.wrongForm(s.Doc, d)
	case s.refuses != nil:
		s.Refusal = strings.Join(s.refuses(s.Doc), "\n")
	}
	return s
}

// readNative reads tree in the form of the way that is named, or in that of another
// way of d, which then is the way if none is named.
func (s *Sent) readNative(tree *syntax.Tree, d *dialect.Dialect) {
	ways := Of(d)
	if s.Way != nil {
		ways = append([]*Way{s.Way}, ways...)
	}
	for _, w := range ways {
		for _, n := range w.natives {
			if s.Doc = s3cors.DecodeNative(tree, n); s.Doc != nil {
				if s.Way == nil {
					s.Way = w
				}
				return
			}
		}
	}
}

// usual is the way of a document in a form of S3's.
func usual(doc *s3cors.Document, id dialect.Way, d *dialect.Dialect) *Way {
	if doc.Tree.Format != syntax.JSON || id == dialect.AsItIs && !d.Put.JSON.V {
		return put
	}
	if id == dialect.AutoWay {
		for _, w := range Of(d) {
			if w != put && !w.Native() && w.accepts(doc) {
				return w
			}
		}
	}
	return awsCLI
}

func (w *Way) accepts(doc *s3cors.Document) bool {
	if w.takes != nil {
		return doc.Native == nil && w.takes(doc)
	}
	return doc.Native == nil && !w.Native() || slices.Contains(w.natives, doc.Native)
}

// wrongForm says that w does not take the form of doc, and names a way that does.
func (w *Way) wrongForm(doc *s3cors.Document, d *dialect.Dialect) string {
	said := w.Name + " takes " + w.Takes
	if w.refuses != nil {
		if lines := w.refuses(doc); len(lines) > 0 {
			said = strings.Join(lines, "\n")
		}
	}
	for _, other := range Of(d) {
		if other.accepts(doc) {
			return said + "\nThe way for this form is " + other.Name
		}
	}
	return said
}

func isJSON(d *s3cors.Document) bool { return d.Tree.Format == syntax.JSON }

// isList reports whether d is JSON whose root is a list.
func isList(d *s3cors.Document) bool {
	return isJSON(d) && d.Tree.Root != syntax.None && d.Tree.Nodes[d.Tree.Root].Kind == syntax.Array
}

// broken reports whether d is no JSON that a parser reads.
func broken(d *s3cors.Document) bool {
	if !isJSON(d) || d.Tree.Root == syntax.None {
		return true
	}
	return slices.ContainsFunc(d.Tree.Problems, func(p syntax.Problem) bool { return p.Kind != syntax.JSONDuplicateKey })
}
