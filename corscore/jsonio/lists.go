package jsonio

import (
	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
)

// AppendDialects appends what other programs need to choose a dialect, as a
// JSON array: id, name and server (the version the facts are of).
func AppendDialects(dst []byte, all []*dialect.Dialect) []byte {
	w := jsonWriter{dst, len(dst)}
	w.open('[')
	for _, d := range all {
		w.open('{')
		w.str("id", d.ID)
		w.str("name", d.Name)
		w.str("server", d.Server)
		w.close('}')
	}
	w.close(']')
	return w.b
}

// AppendChecks appends the documentation of checks as a JSON array.
func AppendChecks(dst []byte, all []*check.Page) []byte {
	w := jsonWriter{dst, len(dst)}
	w.open('[')
	for _, c := range all {
		w.open('{')
		w.str("id", c.ID)
		w.str("title", c.Title)
		w.str("severity", string(c.Severity))
		w.str("spec", c.Spec)
		w.str("why", c.Why)
		w.str("bad", c.Bad())
		w.str("good", c.Good())
		w.str("dialect", c.In)
		w.array("sources")
		for _, source := range c.Sources {
			w.open('{')
			w.str("title", source.Title)
			w.str("url", source.URL)
			w.close('}')
		}
		w.close(']')
		w.close('}')
	}
	w.close(']')
	return w.b
}
