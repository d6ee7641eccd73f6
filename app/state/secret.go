package state

import (
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
	config, names := DocumentWithoutSecrets(in.Config)
	in.Config = config
	return in, append(left, names...)
}

// DocumentWithoutSecrets is a document without credentials, and their names.
func DocumentWithoutSecrets(text string) (clean string, left []string) {
	if format.Detect(text) != "" {
		return secret.Document(text)
	}
	return secret.Text(text)
}

// Storable reports whether storage may have text as it is: it has no credential.
func Storable(text string) bool {
	clean, left := DocumentWithoutSecrets(text)
	return clean == text && len(left) == 0
}

// Secrets are the names of what a link to c and storage leave out.
func (c Case) Secrets() []string {
	_, left := WithoutSecrets(c.Input())
	return append(left, cases.Secrets(c.Tests)...)
}
