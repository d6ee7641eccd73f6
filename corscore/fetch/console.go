package fetch

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/wire"
)

// The texts of the three consoles were recorded from Chromium 156, Firefox ESR
// 153 and WebKitGTK 2.50 for fetch() (testdata/README.md); where an engine has
// several things to complain about, it names only the first in its own order.

// answer returns the engine's last exchange of that kind, with normalized
// values.
func (f *flow) answer(kind Kind) (response wire.Response) {
	for _, x := range slices.Backward(f.result.Exchanges) {
		if x.Kind == kind {
			return normalized(x.Response)
		}
	}
	return response
}

// failedAt returns the answer at which the flow was blocked by a check of its
// headers or status; it is not ok if that was not what stopped it.
func (f *flow) failedAt() (response wire.Response, stage Stage, ok bool) {
	blocked := f.result.Blocked
	switch {
	case blocked == nil, blocked.Reason == Redirect, blocked.Reason == InvalidRequest, blocked.Reason == MixedContent, blocked.Reason == UnsupportedScheme:
		return response, "", false
	case blocked.Stage == StagePreflight:
		return f.answer(Preflight), StagePreflight, true
	case blocked.Stage == StageActual:
		return f.answer(Actual), StageActual, true
	}
	return response, blocked.Stage, false
}

// missingNames returns the unsafe names that an answer to the preflight does
// not cover, as f.unsafe is sorted.
func (f *flow) missingNames(names []string) (missing []string) {
	all := false
	listed := make(map[string]bool, len(names))
	for _, name := range names {
		listed[lower(name)] = true
		all = all || name == "*" && !f.r.includes()
	}
	for _, name := range f.unsafe {
		if !all && !listed[name] {
			missing = append(missing, name)
		}
	}
	return missing
}

// allowsMethod reports whether an answer to the preflight covers the method.
func (f *flow) allowsMethod(methods []string) bool {
	if isSafelistedMethod(f.r.method) {
		return true
	}
	for _, method := range methods {
		if method == f.r.method || method == "*" && !f.r.includes() {
			return true
		}
	}
	return false
}

func isOK(status int) bool { return status >= 200 && status <= 299 }

// isRedirectTo reports a status that is a redirect with somewhere to go.
func isRedirectTo(response wire.Response) bool {
	_, ok := wire.First(response.Headers, "Location")
	return ok && isRedirect(response.Status)
}

// replacedText is how Firefox and WebKit show header bytes outside ASCII: as
// replacement characters.
func replacedText(s string) string {
	return replaceNonASCII(s, func(rune) string { return "\uFFFD" })
}

// replaceNonASCII writes every character outside ASCII by a function.
func replaceNonASCII(s string, replacement func(r rune) string) string {
	var b strings.Builder
	for _, c := range s {
		if c < 0x80 {
			b.WriteRune(c)
		} else {
			b.WriteString(replacement(c))
		}
	}
	return b.String()
}
