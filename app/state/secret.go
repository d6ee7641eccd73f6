package state

import (
	"slices"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/secret"
)

// WithoutSecrets returns in with every credential's value replaced by "...",
// and the names of those that were: this is what leaves the page's memory, in
// a link or in storage. CORS looks only at the names, so the answer stays the
// same.
//
// S3's own configuration has no credentials. A document that has some is a
// template, or something else that was pasted into the editor, such as a curl
// command.
func WithoutSecrets(in corscore.Input) (clean corscore.Input, left []string) {
	return (*Cleaner)(nil).Input(in)
}

// DocumentWithoutSecrets is a document without credentials, and their names.
func DocumentWithoutSecrets(text string) (clean string, left []string) {
	if format.Detect(text) != "" {
		return secret.Document(text)
	}
	return secret.Text(text)
}

// Storable reports whether storage may have text as it is: it has no credential.
func Storable(text string) bool { return (*Cleaner)(nil).Storable(text) }

// Cleaner answers the same for documents that are asked about again: it remembers
// the last ones, because a document of 64 KB takes a browser a tenth of a second.
// Nil remembers none.
type Cleaner struct {
	last [3]cleaned // the newest first
}

// cleaned is what [DocumentWithoutSecrets] returned for text.
type cleaned struct {
	text, clean string
	left        []string
}

// Document is [DocumentWithoutSecrets].
func (c *Cleaner) Document(text string) (clean string, left []string) {
	if c == nil || text == "" {
		return DocumentWithoutSecrets(text)
	}
	if i := c.index(text); i >= 0 {
		return c.last[i].clean, c.last[i].left
	}
	clean, left = DocumentWithoutSecrets(text)
	copy(c.last[1:], c.last[:])
	c.last[0] = cleaned{text, clean, left}
	return clean, left
}

// index is the index in c.last of what is known of text, -1 if nothing is.
func (c *Cleaner) index(text string) int {
	return slices.IndexFunc(c.last[:], func(known cleaned) bool { return known.text == text })
}

// Storable is [Storable].
func (c *Cleaner) Storable(text string) bool {
	clean, left := c.Document(text)
	return clean == text && len(left) == 0
}

// Input is [WithoutSecrets].
func (c *Cleaner) Input(in corscore.Input) (clean corscore.Input, left []string) {
	if in.Request != nil {
		request, names := secret.Request(in.Request)
		in.Request, left = &request, names
	}
	if in.Object != nil {
		headers, names := secret.Headers(in.Object.Headers)
		if left = append(left, names...); names != nil {
			in.Object = &corscore.Object{Status: in.Object.Status, Headers: headers, Code: in.Object.Code}
		}
	}
	if in.Observed != nil {
		observed, names := secret.Observed(in.Observed)
		in.Observed, left = &observed, append(left, names...)
	}
	if in.Layer != nil && in.Layer.Settings != nil {
		settings, names := layerWithoutSecrets(in.Layer.Settings)
		in.Layer, left = &corscore.Layer{Preset: in.Layer.Preset, Settings: settings}, append(left, names...)
	}
	config, names := c.Document(in.Config)
	in.Config = config
	return in, append(slices.Clip(left), names...)
}

// LeftOut are the names of all credentials that a link to c does not have: [Case.Secrets],
// and those that a paste left out before.
func (c Case) LeftOut() []string {
	left := c.Secrets()
	if in := c.Input(); in.Request != nil {
		left = append(left, secret.Removed(in.Request)...)
	}
	return left
}

// Secrets are the names of what a link to c and storage leave out.
func (c Case) Secrets() []string {
	_, left := WithoutSecrets(c.Input())
	return append(left, cases.Secrets(c.Tests)...)
}
