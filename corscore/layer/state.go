package layer

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/wire"
)

// State is what a layer has stored at a time. The zero value is empty.
type State struct {
	Now     int     // seconds since the beginning
	Entries []Entry // newest first
}

// Entry is one stored response.
type Entry struct {
	Key      string
	Vary     string // "" = the entry fits every request with its key
	Asker    string // Origin of who got it first, "" = none
	Method   string // that was asked for it
	Response wire.Response
	At       int    // when it was stored
	TTL      int    // seconds
	path     string // without the query, by which it is purged
	// variant is how the requests that it fits differ from others by Vary.
	variant string
	// second: nginx found another entry under the key, and stored this one beside it.
	second bool
}

// Fresh reports whether the entry may be used at a time.
func (e *Entry) Fresh(now int) bool { return now < e.At+e.TTL }

// key is under what the response to req is looked up and stored.
func (s *Settings) key(req *wire.Request) string {
	var b strings.Builder
	if req.Method != "GET" && (req.Method != "HEAD" || s.HeadAsGet != TriYes) {
		b.WriteString(req.Method)
		b.WriteByte(' ')
	}
	path := target(req.URL)
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

// target is the path and query of a URL, which may be a path already.
func target(url string) string {
	url, _, _ = strings.Cut(url, "#")
	if _, after, ok := strings.Cut(url, "://"); ok && !strings.HasPrefix(url, "/") {
		at := strings.IndexAny(after, "/?")
		if at < 0 {
			return "/"
		}
		if after[at] == '?' {
			return "/" + after[at:]
		}
		return after[at:]
	}
	return url
}

// variantOf tells requests apart by the headers that vary names.
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

// found is what the cache has for a request.
type found struct {
	at     int    // index of the entry, -1 = none
	second string // where nginx would store another entry beside the first, "" = in its place
}

// find looks for the newest entry that fits. compared is the request whose
// headers Vary compares.
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

// findByFile looks as nginx does: one file under the key, and if its Vary does
// not fit, one more file, under the key and what that Vary compares.
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

// put stores e in front. It takes the place of what was found stale, and in nginx
// of what is in its file.
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

// Purge is st without the entries that a purge of url reaches. headers are those
// that the purge names; a layer whose purge is exact reaches one key only. An
// empty url stands for everything.
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
