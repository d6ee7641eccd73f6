package jsonio

import (
	"maps"
	"slices"
	"strconv"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/layer"
)

// setup writes the member "layer" of an Input, nothing if there is none. Settings are
// written whole, so that they mean the same if a preset changes.
func (w *jsonWriter) setup(u *corscore.Layer) {
	if u == nil {
		return
	}
	w.key("layer")
	w.open('{')
	w.some("preset", u.Preset)
	if u.Settings != nil {
		w.key("settings")
		w.settings(u.Settings)
	}
	w.close('}')
}

func (w *jsonWriter) settings(s *layer.Settings) {
	w.open('{')
	w.str("engine", string(s.Engine))
	w.someStrs("methods", s.Methods)
	w.key("refuse")
	w.open('{')
	w.int("status", s.Refuse.Status)
	w.headers(s.Refuse.Headers)
	w.bool("cors", s.Refuse.CORS)
	w.close('}')
	w.preflightOf(s.Preflight)
	w.strs("cached", s.Cached)
	w.strs("key", s.Key)
	w.str("vary", string(s.Vary))
	w.str("varyBy", string(s.VaryBy))
	w.key("forward")
	w.open('{')
	w.strs("drop", s.Drop)
	w.pairs("set", s.Set)
	w.close('}')
	w.key("headAsGet")
	w.raw(map[layer.Tri]string{layer.TriUnknown: "null", layer.TriNo: "false", layer.TriYes: "true"}[s.HeadAsGet])
	w.strs("bypass", s.Bypass)
	w.bool("bypassStores", s.BypassStores)
	w.ttl(&s.TTL)
	w.str("revalidate", string(s.Revalidate))
	w.edits("store", s.Store)
	w.edits("send", s.Send)
	w.bool("purgeExact", s.PurgeExact)
	w.close('}')
}

func (w *jsonWriter) preflightOf(p *layer.Preflight) {
	w.key("preflight")
	if p == nil {
		w.raw("null")
		return
	}
	w.open('{')
	w.int("status", p.Status)
	w.headers(p.Headers)
	w.someStrs("origins", p.Origins)
	w.bool("edits", p.Edits)
	w.close('}')
}

func (w *jsonWriter) ttl(t *layer.TTL) {
	w.key("ttl")
	w.open('{')
	w.int("default", t.Default)
	w.int("min", t.Min)
	w.int("max", t.Max)
	w.bool("cacheControl", t.CacheControl)
	w.key("errors")
	w.open('{')
	for _, status := range slices.Sorted(maps.Keys(t.Errors)) {
		w.int(strconv.Itoa(status), t.Errors[status])
	}
	w.close('}')
	w.int("grace", t.Grace)
	w.close('}')
}

func (w *jsonWriter) edits(name string, all []layer.Edit) {
	w.array(name)
	for i := range all {
		e := &all[i]
		w.open('{')
		w.str("op", string(e.Op))
		w.str("name", e.Name)
		w.str("value", e.Value)
		w.str("when", string(e.When))
		w.someStrs("origins", e.Origins)
		w.str("status", string(e.Status))
		w.close('}')
	}
	w.close(']')
}

// someStrs writes a list of strings, null if it is nil.
func (w *jsonWriter) someStrs(name string, list []string) {
	if list == nil {
		w.key(name)
		w.raw("null")
		return
	}
	w.strs(name, list)
}
