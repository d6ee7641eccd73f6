package share

import (
	"encoding/binary"
	"maps"
	"slices"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/wire"
)

// appendLayer appends what is between page and bucket: the id of a preset, and the
// settings that count instead of its own. These are whole, not what differs from
// the preset, so that they mean the same if the preset changes.
func appendLayer(rec []byte, u *corscore.Layer) []byte {
	rec = appendString(append(rec, tagLayer), u.Preset)
	if u.Settings == nil {
		return rec
	}
	w := &settingsWriter{}
	settings(w, new(*u.Settings))
	return appendString(append(rec, tagLayerSettings), string(w.b))
}

// layerSettings reads settings; nil if they cannot be read.
func (r *reader) layerSettings() *layer.Settings {
	in := &settingsReader{reader{r.bytes(), true}}
	s := &layer.Settings{}
	settings(in, s)
	if !in.ok || len(in.rest) > 0 {
		r.ok = false
		return nil
	}
	s.Limit()
	return s
}

// mostItems is more than any list of settings has. A longer one is made to exhaust
// memory.
const mostItems = 1000

// settingsCodec writes values, or reads them.
type settingsCodec interface {
	num(n *int)
	str(s *string)
	// count writes how many items a list has and whether it is nil, or reads that: -1 =
	// it is nil.
	count(n int) int
}

// settings goes through all of s in the order in which they are in a link. It is
// published: a setting that comes later is appended here, and read only if there is
// something left to read.
func settings(c settingsCodec, s *layer.Settings) {
	word(c, &s.Engine)
	strs(c, &s.Methods)
	c.num(&s.Refuse.Status)
	headers(c, &s.Refuse.Headers)
	flag(c, &s.Refuse.CORS)
	own := s.Preflight != nil
	if flag(c, &own); own {
		if s.Preflight == nil {
			s.Preflight = &layer.Preflight{}
		}
		p := s.Preflight
		c.num(&p.Status)
		headers(c, &p.Headers)
		strs(c, &p.Origins)
		flag(c, &p.Edits)
	}
	strs(c, &s.Cached)
	strs(c, &s.Key)
	word(c, &s.Vary)
	word(c, &s.VaryBy)
	strs(c, &s.Drop)
	headers(c, &s.Set)
	tri := int(s.HeadAsGet)
	c.num(&tri)
	s.HeadAsGet = layer.Tri(tri)
	strs(c, &s.Bypass)
	flag(c, &s.BypassStores)
	ttl(c, &s.TTL)
	word(c, &s.Revalidate)
	edits(c, &s.Store)
	edits(c, &s.Send)
	flag(c, &s.PurgeExact)
}

func ttl(c settingsCodec, t *layer.TTL) {
	c.num(&t.Default)
	c.num(&t.Min)
	c.num(&t.Max)
	flag(c, &t.CacheControl)
	c.num(&t.Grace)
	var all [][2]int
	for _, status := range slices.Sorted(maps.Keys(t.Errors)) {
		all = append(all, [2]int{status, t.Errors[status]})
	}
	items(c, &all, func(e *[2]int) { c.num(&e[0]); c.num(&e[1]) })
	if all == nil {
		return
	}
	t.Errors = make(map[int]int, len(all))
	for _, e := range all {
		t.Errors[e[0]] = e[1]
	}
}

func edits(c settingsCodec, list *[]layer.Edit) {
	items(c, list, func(e *layer.Edit) {
		word(c, &e.Op)
		c.str(&e.Name)
		c.str(&e.Value)
		word(c, &e.When)
		strs(c, &e.Origins)
		word(c, &e.Status)
	})
}

func headers(c settingsCodec, list *[]wire.Header) {
	items(c, list, func(h *wire.Header) { c.str(&h[0]); c.str(&h[1]) })
}

func strs(c settingsCodec, list *[]string) { items(c, list, c.str) }

// items goes through a list.
func items[T any](c settingsCodec, list *[]T, each func(*T)) {
	n := -1
	if *list != nil {
		n = len(*list)
	}
	if n = c.count(n); n < 0 {
		*list = nil
		return
	}
	if *list == nil {
		*list = make([]T, n)
	}
	for i := range *list {
		each(&(*list)[i])
	}
}

func word[T ~string](c settingsCodec, s *T) {
	text := string(*s)
	c.str(&text)
	*s = T(text)
}

func flag(c settingsCodec, b *bool) {
	n := 0
	if *b {
		n = 1
	}
	c.num(&n)
	*b = n == 1
}

type settingsWriter struct{ b []byte }

func (w *settingsWriter) num(n *int)    { w.b = binary.AppendVarint(w.b, int64(*n)) }
func (w *settingsWriter) str(s *string) { w.b = appendString(w.b, *s) }
func (w *settingsWriter) count(n int) int {
	w.b = binary.AppendUvarint(w.b, uint64(n+1))
	return n
}

type settingsReader struct{ reader }

func (r *settingsReader) num(n *int)    { *n = r.status() }
func (r *settingsReader) str(s *string) { *s = r.reader.str() }
func (r *settingsReader) count(int) int {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 || n > mostItems {
		r.ok = false
		return -1
	}
	r.rest = r.rest[size:]
	return int(n) - 1
}
