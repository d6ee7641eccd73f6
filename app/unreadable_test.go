//go:build !js

package app

import (
	"strings"
	"testing"

	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/app/ui"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/source"
)

// A request that passes is not the whole answer to a person whose script cannot read a
// response header: the verdict is amber, says so, and the first fix exposes the header.
func TestHiddenHeaderIsTheVerdict(t *testing.T) {
	const (
		config  = `[{"AllowedOrigins": ["*"], "AllowedMethods": ["GET", "PUT"], "AllowedHeaders": ["*"]}]`
		two     = `[{"AllowedOrigins": ["https://a.example"], "AllowedMethods": ["PUT"]}, {"AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "ExposeHeaders": ["etag"]}, {"AllowedOrigins": ["*"], "AllowedMethods": ["PUT"]}]`
		put     = "fetch('https://b.s3.eu-west-1.amazonaws.com/k', {method: 'PUT', body: file})"
		get     = "fetch('https://b.s3.eu-west-1.amazonaws.com/k')"
		passes  = "Allowed, but script cannot read "
		without = "Script cannot read "
	)
	for _, c := range []struct{ said, request, config, title, fix, added string }{
		{"JavaScript cannot read ETag", get, config, passes + "ETag", "Expose ETag in rule 1", `"ETag"`},
		{`Refused to get unsafe header "ETag"`, put, config, passes + "ETag", "Expose ETag in rule 1", `"ETag"`},
		{`Refused to get unsafe header "x-amz-meta-author"`, get, config, passes + "x-amz-meta-author", "Expose x-amz-meta-author in rule 1", `"x-amz-meta-author"`},
		{"I can’t read the Content-Range header.", get, config, passes + "Content-Range", "Expose Content-Range in rule 1", `"Content-Range"`},
		{"Error: @uppy/aws-s3: Could not read the Location header.", put, config, passes + "Location", "Expose ETag and Location in rule 1", `"Location"`},
		{"JavaScript cannot read ETag", "", config, without + "ETag", "Expose ETag in rule 1", `"ETag"`},
		{"JavaScript cannot read ETag", "", two, without + "ETag", "Expose ETag in rules 1 and 3", `"ETag"`},
	} {
		found, _ := view.FoundIn(c.said + "\n\n" + c.request + "\n\n" + c.config)
		p := newPlayground(pane.Start())
		do := func(a state.Action) { p.state = state.Reduce(p.state, a); p.ask() }
		p.state.Form, p.state.Config = state.Form{Origin: "https://app.example.com"}, ""
		do(state.Take{Found: found})
		v := p.page.Verdict
		if v.Tone != view.Warning || v.Title != c.title {
			t.Errorf("%s: the verdict is %s, %q, %q", c.said, v.Tone, v.Title, v.Text)
		}
		if p.page.Diagram.Theory {
			t.Errorf("%s: the diagram says that something else was seen", c.said)
		}
		if len(v.Remedies) == 0 || v.Remedies[0].Title != c.fix {
			t.Errorf("%s: the fixes are %+v", c.said, v.Remedies)
			continue
		}
		if several := strings.Contains(c.fix, "rules"); several != strings.Contains(v.Remedies[0].Widens, "each rule") {
			t.Errorf("%s: about the fix it says %q", c.fix, v.Remedies[0].Widens)
		}
		fixed, ok := source.Apply(p.state.Config, p.fix(ui.FixRef{Finding: -1}).Edits)
		if !ok || !strings.Contains(fixed, c.added) {
			t.Errorf("%s: it makes %s", c.fix, fixed)
		}
		if do(state.Typed{Text: fixed}); strings.Contains(p.page.Verdict.Title, "cannot read") || len(p.page.Verdict.Remedies) > 0 {
			t.Errorf("%s: after the fix the verdict is %q, with %+v", c.said, p.page.Verdict.Title, p.page.Verdict.Remedies)
		}
	}
}
