package jsonio

import (
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/evidence"
)

func (w *jsonWriter) diagnosis(d *corscore.Diagnosis) {
	w.open('{')
	w.str("assumes", d.Assumes)
	if d.Agrees == nil {
		w.key("agrees")
		w.raw("null")
	} else {
		w.bool("agrees", *d.Agrees)
	}
	w.str("contradiction", d.Contradiction)
	w.array("causes")
	for i := range d.Causes {
		w.ranked(&d.Causes[i])
	}
	w.close(']')
	w.close('}')
}

func (w *jsonWriter) ranked(c *cause.Ranked) {
	w.open('{')
	w.str("id", c.ID)
	w.str("title", c.Title)
	w.str("standing", string(c.Standing))
	w.strs("for", c.For)
	w.strs("against", c.Against)
	w.key("fix")
	w.open('{')
	w.str("where", c.Fix.Where)
	w.str("text", c.Fix.Text)
	w.array("edits")
	for i := range c.Fix.Edits {
		w.edit(&c.Fix.Edits[i])
	}
	w.close(']')
	w.close('}')
	w.key("test")
	w.open('{')
	w.str("tool", c.Test.Tool)
	w.str("text", c.Test.Text)
	w.array("results")
	for _, r := range c.Test.Results {
		w.open('{')
		w.str("saw", r.Saw)
		w.str("means", r.Means)
		w.close('}')
	}
	w.close(']')
	w.close('}')
	w.close('}')
}

// ReadAnswer is what a pasted text says, merged into an input.
type ReadAnswer struct {
	Input          corscore.Input   `json:"input"`
	Pieces         []evidence.Piece `json:"pieces"`
	Contradictions []string         `json:"contradictions"`
	Hidden         []string         `json:"hidden"`
}

// ReadInput asks what a pasted text says.
type ReadInput struct {
	Text  string          `json:"text"`
	Input *corscore.Input `json:"input,omitempty"`
}

// ParseReadInput is [ParseInput] for a [ReadInput].
func ParseReadInput(text string) (ReadInput, error) {
	p := inputParser{}
	root := p.root(text)
	in := ReadInput{Text: p.required(root, "text")}
	if f, ok := p.object(root, "input"); ok {
		in.Input = new(p.input(f))
		if p.err == nil {
			p.err = in.Input.Validate()
		}
	}
	return in, p.err
}

// Read answers in: the text is read and merged into the input.
func Read(in ReadInput) ReadAnswer {
	r := evidence.Read(in.Text)
	var old corscore.Input
	if in.Input != nil {
		old = *in.Input
	}
	return ReadAnswer{Input: r.Merge(old), Pieces: r.Pieces, Contradictions: r.Contradictions, Hidden: r.Hidden}
}

// AppendReadAnswer appends a as JSON. Arrays are never null.
func AppendReadAnswer(dst []byte, a *ReadAnswer) []byte {
	w := jsonWriter{dst, len(dst)}
	w.open('{')
	w.key("input")
	w.input(&a.Input)
	w.array("pieces")
	for i := range a.Pieces {
		p := &a.Pieces[i]
		w.open('{')
		w.span("span", p.Span)
		w.str("kind", string(p.Kind))
		w.bool("taken", p.Taken)
		w.str("note", p.Note)
		w.close('}')
	}
	w.close(']')
	w.strs("contradictions", a.Contradictions)
	w.strs("hidden", a.Hidden)
	w.close('}')
	return w.b
}
