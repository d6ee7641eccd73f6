package layer

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/wire"
)

// State is what a layer has stored. The zero value is empty.
type State struct {
	Now     int     // seconds since the beginning
	Entries []Entry // newest first
}

// Entry is one stored response.
type Entry struct {
	Key      string
	Vary     string // "" = the entry fits every request with its key
	Asker    string // Origin of the request that it was fetched for, "" = none
	Method   string // of that request
	Response wire.Response
	At       int    // when it was stored, as State.Now
	TTL      int    // seconds
	path     string // without the query, by which it is purged
	// variant is the headers, of those that Vary names, of the requests that it fits.
	variant string
	// second: nginx had another entry under the key already, with another variant.
	second bool
}

// Fresh reports whether the entry may be sent at a time.
func (e *Entry) Fresh(now int) bool { return now < e.At+e.TTL }

// key returns the key under which the response to req is stored.
func (s *Settings) key(req *wire.Request) string {
	var b strings.Builder
	if req.Method != "GET" && (req.Method != "HEAD" || s.HeadAsGet != TriYes) {
		b.WriteString(req.Method)
		b.WriteByte(' ')
	}
	path := wire.Target(req.URL)
	if !slices.Contains(s.Key, KeyURL) {
		path, _, _ = strings.Cut(path, "?")
	}
	b.WriteString(path)
	for _, part := range s.Key {
		if name, ok := keyHeader(part); ok {
			value, _ := wire.First(req.Headers, name)
			b.WriteString(" " + name + ":" + value)
		}
	}
	return b.String()
}

// variantOf returns the headers of req that vary names.
func variantOf(vary string, req *wire.Request) string {
	if vary == "" {
		return ""
	}
	var b strings.Builder
	for name := range strings.SplitSeq(vary, ",") {
		name = strings.ToLower(strings.TrimSpace(name))
		if name == "" {
			continue
		}
		b.WriteString(name)
		value, ok := wire.Get(req.Headers, name)
		if ok {
			b.WriteByte('=')
			b.WriteString(strings.TrimSpace(value))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// found is the entry that the cache has for a request.
type found struct {
	at     int    // index of the entry, -1 = none
	second string // the variant under which nginx stores another entry beside the first, "" = in its place
}

// find looks for the newest entry that fits, a fresh one first. compared is the
// request whose headers Vary compares.
func (s *Settings) find(st *State, key string, compared *wire.Request) found {
	if s.Engine == Nginx {
		return s.findByFile(st, key, compared)
	}
	stale := -1
	for i := range st.Entries {
		e := &st.Entries[i]
		switch {
		case e.Key != key || s.Vary != IgnoreVary && variantOf(e.Vary, compared) != e.variant:
		case e.Fresh(st.Now):
			return found{at: i}
		case stale < 0:
			stale = i
		}
	}
	return found{at: stale}
}

// findByFile looks as nginx does: in the file of the key, and if its variant does
// not fit, in the file of the key and the variant.
func (s *Settings) findByFile(st *State, key string, compared *wire.Request) found {
	first := -1
	for i := range st.Entries {
		if e := &st.Entries[i]; e.Key == key && !e.second {
			first = i
			break
		}
	}
	if first < 0 {
		return found{at: -1}
	}
	variant := variantOf(st.Entries[first].Vary, compared)
	if variant == st.Entries[first].variant {
		return found{at: first}
	}
	for i := range st.Entries {
		if e := &st.Entries[i]; e.Key == key && e.second && e.variant == variant {
			return found{at: i, second: variant}
		}
	}
	return found{at: -1, second: variant}
}

// put stores e in front. It replaces the stale entry that was found, and in nginx
// the entry in its file.
func (s *Settings) put(st *State, e Entry, f found, bypassed bool) {
	if s.Engine == Nginx {
		e.second = f.second != "" && e.Vary != "" && e.variant == f.second
	}
	kept := make([]Entry, 0, len(st.Entries)+1)
	kept = append(kept, e)
	for i := range st.Entries {
		old := &st.Entries[i]
		replaced := i == f.at
		if s.Engine == Nginx {
			replaced = old.Key == e.Key && old.second == e.second && (!e.second || old.variant == e.variant)
		} else if bypassed {
			replaced = old.Key == e.Key && old.Vary == ""
		}
		if !replaced {
			kept = append(kept, *old)
		}
	}
	st.Entries = kept
}

// Purge returns st without the entries that a purge of url reaches: those with its
// path, or if PurgeExact, those with the key of url and headers. "" reaches all.
func (s *Settings) Purge(st State, url string, headers []wire.Header) State {
	out := State{Now: st.Now}
	if url == "" {
		return out
	}
	exact := s.key(&wire.Request{Method: "GET", URL: url, Headers: headers})
	path := pathOf(url)
	for i := range st.Entries {
		e := &st.Entries[i]
		if s.PurgeExact && e.Key == exact || !s.PurgeExact && e.path == path {
			continue
		}
		out.Entries = append(out.Entries, *e)
	}
	return out
}
