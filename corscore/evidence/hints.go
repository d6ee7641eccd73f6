package evidence

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/words"
)

// hints are what people name in a sentence. They count where nothing else tells, and
// only where all sentences agree.
type hints struct{ server, method hint }

// hint is a name, and whether another one was named too.
type hint struct {
	name    string
	several bool
}

func (h *hint) add(name string) {
	if name != "" {
		h.several = h.several || h.name != "" && h.name != name
		h.name = name
	}
}

// only is the one name, "" if there is none, or if there are several.
func (h *hint) only() string {
	if h.several {
		return ""
	}
	return h.name
}

// names takes the server and the method that a sentence names, and says so: "It names
// MinIO and the method PUT".
func (r *collector) names(text string) string {
	if len(text) > maxTold {
		return ""
	}
	var named []string
	if d := dialect.Mentioned(text); d != nil {
		r.hints.server.add(d.ID)
		named = append(named, d.Name)
		r.print(text)
	}
	if method := methodIn(text); method != "" {
		r.hints.method.add(method)
		named = append(named, "the method "+method)
	}
	if named == nil {
		return ""
	}
	return "It names " + words.And(named)
}

// hinted uses the hints where nothing else tells the server or the method.
func (r *collector) hinted() {
	if r.out.Dialect == "" {
		r.out.Dialect = r.hints.server.only()
	}
	have := &r.out.Known
	if m := r.hints.method.only(); m != "" && have.URL && !have.Method && !strings.Contains(r.request.URL, "x-id=") {
		r.request.Method, have.Method = m, true
	}
}

// The words beside the name of a method by which a sentence means a request.
var (
	beforeMethod = [...]string{"a", "the", "this", "my", "our", "every", "each", "any", "presigned", "pre-signed", "signed", "direct", "with", "via", "by", "using", "send", "sends", "sending"}
	afterMethod  = [...]string{"request", "requests", "upload", "uploads", "call", "calls", "from", "fails"}
)

// methodIn is the one method that a sentence names, "" if it names none, or several.
func methodIn(text string) string {
	var found hint
	all := strings.FieldsFunc(text, func(c rune) bool { return c <= ' ' || strings.ContainsRune("`*\"'(),.;:!?", c) })
	for i, word := range all {
		if word == "OPTIONS" || !slices.Contains(panelMethods, word) {
			continue
		}
		if i > 0 && slices.Contains(beforeMethod[:], strings.ToLower(all[i-1])) || i+1 < len(all) && slices.Contains(afterMethod[:], all[i+1]) {
			found.add(word)
		}
	}
	return found.only()
}
