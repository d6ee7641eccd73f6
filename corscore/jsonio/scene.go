package jsonio

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// ParseSceneInput is [ParseInput] for a [corscore.SceneInput]. "layer" is a preset
// with settings that count instead of its own, settings alone, or the name of a
// preset with the settings beside it.
func ParseSceneInput(text string) (corscore.SceneInput, error) {
	p := inputParser{}
	root := p.root(text)
	in := corscore.SceneInput{Config: p.config(root), Object: p.sceneObject(root), Layer: p.layer(root)}
	id := p.str(root, "dialect")
	if p.err == nil {
		p.err = corscore.Input{Dialect: id}.Validate()
	}
	in.Dialect = dialect.Of(id)
	items := p.items(root, "steps")
	for _, item := range items[:min(len(items), layer.MostSteps)] {
		in.Steps = append(in.Steps, p.sceneStep(item))
	}
	return in, p.err
}

// config is the member "config": a document, or null for none.
func (p *inputParser) config(parent field) *string {
	switch f := parent.member("config"); f.kind() {
	case jsonString:
		return new(f.text())
	case jsonNull, jsonAbsent:
	default:
		p.fail(f, "a string or null")
	}
	return nil
}

func (p *inputParser) sceneObject(root field) layer.Object {
	f, ok := p.object(root, "object")
	if !ok {
		return layer.Object{}
	}
	o := layer.Object{Path: p.str(f, "path"), Status: p.status(f), Code: p.str(f, "code"), Headers: p.pairs(f, "headers")}
	for _, name := range [...]string{"cacheControl", "Cache-Control"} {
		if control := p.str(f, name); control != "" {
			o.Headers = append(o.Headers, wire.Header{"Cache-Control", control})
		}
	}
	return o
}

func (p *inputParser) sceneStep(item field) corscore.SceneStep {
	if item.kind() != jsonObject {
		p.fail(item, "an object")
	}
	s := corscore.SceneStep{Do: p.choice(item, "do", append([]string{""}, layer.Dos[:]...)...)}
	switch s.Do {
	case layer.PutBucketCORS:
		s.Config = p.config(item)
	case layer.PutObject:
		s.Path = p.required(item, "path")
	case layer.Wait:
		s.Seconds = p.seconds(item, "seconds")
	case layer.Purge:
		s.Path, s.Request.Headers = p.str(item, "path"), p.pairs(item, "headers")
	default:
		r := p.requiredObject(item, "request")
		s.Request = wire.Request{Method: p.required(r, "method"), URL: p.required(r, "path"), Headers: p.pairs(r, "headers")}
	}
	return s
}

// layer is what stands between, nil = nothing.
func (p *inputParser) layer(root field) *layer.Settings {
	f, settings := root.member("layer"), root.member("settings")
	id := ""
	switch f.kind() {
	case jsonString:
		id = f.text()
	case jsonObject:
		if f.member("preset").kind() == jsonAbsent && f.member("settings").kind() == jsonAbsent {
			settings = f
			break
		}
		id = p.str(f, "preset")
		if own := f.member("settings"); own.kind() != jsonAbsent {
			settings = own
		}
	case jsonAbsent, jsonNull:
	default:
		p.fail(f, "an object or the name of a preset")
	}
	if settings.kind() == jsonNull {
		settings.node = absent.node
	}
	preset := layer.ByID(id)
	switch {
	case id != "" && preset == nil:
		p.wrong(f, "the id of a preset, such as cf-legacy, cloudflare, nginx-cache or varnish", id)
		return nil
	case settings.kind() != jsonAbsent && settings.kind() != jsonObject:
		p.fail(settings, "an object")
		return nil
	case settings.kind() == jsonAbsent && (preset == nil || preset.ID == "none"):
		return nil
	case preset == nil:
		s := p.settings(settings, layer.Settings{})
		s.GuessEngine()
		return &s
	case settings.kind() == jsonAbsent:
		return &preset.Settings
	}
	return new(p.settings(settings, preset.Settings))
}

// settings are s with what f says instead.
func (p *inputParser) settings(f field, s layer.Settings) layer.Settings {
	given := func(name string) (field, bool) {
		m := f.member(name)
		return m, m.kind() != jsonAbsent
	}
	if m, ok := given("methods"); ok {
		s.Methods = nil
		if m.kind() != jsonString && m.kind() != jsonNull {
			s.Methods = p.strings(f, "methods")
		}
	}
	if _, ok := given("refuse"); ok {
		s.Refuse = layer.Refuse{}
		if r, ok := p.object(f, "refuse"); ok {
			s.Refuse = layer.Refuse{Status: p.status(r), Headers: p.pairs(r, "headers"), CORS: p.bool(r, "cors")}
		}
	}
	if _, ok := given("preflight"); ok {
		s.Preflight = nil
		if r, ok := p.object(f, "preflight"); ok {
			s.Preflight = &layer.Preflight{Status: p.status(r), Headers: p.pairs(r, "headers"), Origins: p.someStrings(r, "origins"), Edits: p.bool(r, "edits")}
		}
	}
	if _, ok := given("cached"); ok {
		s.Cached = p.strings(f, "cached")
	}
	if _, ok := given("key"); ok {
		s.Key = lowered(p.strings(f, "key"))
	}
	if m, ok := given("vary"); ok && m.kind() != jsonNull {
		s.Vary = layer.Vary(p.choice(f, "vary", "heed", "ignore", "refuse"))
	}
	if m, ok := given("varyBy"); ok && m.kind() != jsonNull {
		s.VaryByViewer = p.choice(f, "varyBy", "viewer", "forwarded") == "viewer"
	}
	if _, ok := given("forward"); ok {
		s.Drop, s.Set = nil, nil
		if m, ok := p.object(f, "forward"); ok {
			s.Drop, s.Set = lowered(p.strings(m, "drop")), p.pairs(m, "set")
		}
	}
	if m, ok := given("headAsGet"); ok {
		p.bool(f, "headAsGet")
		s.HeadAsGet = map[jsonKind]layer.Tri{jsonTrue: layer.TriYes, jsonFalse: layer.TriNo}[m.kind()]
	}
	if _, ok := given("bypass"); ok {
		s.Bypass = lowered(p.strings(f, "bypass"))
	}
	if _, ok := given("bypassStores"); ok {
		s.BypassStores = p.bool(f, "bypassStores")
	}
	if _, ok := given("ttl"); ok {
		s.TTL = p.ttl(f)
	}
	if _, ok := given("revalidate"); ok {
		s.Revalidate = layer.Revalidate(p.choice(f, "revalidate", "", string(layer.KeepsStored), string(layer.TakesNew)))
	}
	if _, ok := given("store"); ok {
		s.Store = p.edits(f, "store")
	}
	if _, ok := given("send"); ok {
		s.Send = p.edits(f, "send")
	}
	return s
}

func (p *inputParser) ttl(parent field) layer.TTL {
	f, ok := p.object(parent, "ttl")
	if !ok {
		return layer.TTL{}
	}
	t := layer.TTL{
		Default: p.seconds(f, "default"), Min: p.seconds(f, "min"), Max: p.seconds(f, "max"), Grace: p.seconds(f, "grace"),
		CacheControl: p.bool(f, "cacheControl"),
	}
	if errs, ok := p.object(f, "errors"); ok {
		for _, m := range errs.named() {
			status, err := strconv.Atoi(m.name)
			if err != nil || len(t.Errors) >= mostErrors {
				continue
			}
			t.Errors = append(t.Errors, layer.StatusTTL{Status: status, Seconds: p.secondsOf(m.field)})
		}
	}
	return t
}

// Bounds of what settings list. More does not count.
const (
	mostErrors = 50
	mostEdits  = 20
	mostItems  = 20
)

func (p *inputParser) edits(parent field, name string) (all []layer.Edit) {
	items := p.items(parent, name)
	for _, item := range items[:min(len(items), mostEdits)] {
		if item.kind() != jsonObject {
			p.fail(item, "an object")
		}
		all = append(all, layer.Edit{
			Op:   layer.Op(p.choice(item, "op", string(layer.Remove), string(layer.Replace), string(layer.Add), string(layer.SetIfMissing))),
			Name: p.required(item, "name"), Value: p.str(item, "value"), When: p.choice(item, "when", "", "origin", "preflight"),
			Origins: p.someStrings(item, "origins"), OK: p.choice(item, "status", "", "all", "ok") == "ok",
		})
	}
	return all
}

// strings is the member called name, an array of strings, at most mostItems.
func (p *inputParser) strings(parent field, name string) []string {
	items := p.items(parent, name)
	all := make([]string, 0, min(len(items), mostItems))
	for _, item := range items[:min(len(items), mostItems)] {
		if item.kind() != jsonString {
			p.fail(item, "a string")
		}
		all = append(all, item.text())
	}
	return all
}

// someStrings is strings, nil if there is no such member.
func (p *inputParser) someStrings(parent field, name string) []string {
	if k := parent.member(name).kind(); k == jsonAbsent || k == jsonNull {
		return nil
	}
	return p.strings(parent, name)
}

func lowered(list []string) []string {
	for i := range list {
		list[i] = strings.ToLower(list[i])
	}
	return list
}

// choice is the member called name, one of a closed set; absent is the first of
// it that is "", and otherwise an error.
func (p *inputParser) choice(parent field, name string, of ...string) string {
	value := p.str(parent, name)
	if slices.Contains(of, value) {
		return value
	}
	named := of
	if of[0] == "" {
		named = of[1:]
	}
	p.wrong(parent.member(name), words.Or(named), value)
	return ""
}

func (p *inputParser) wrong(f field, want, got string) {
	if p.err == nil {
		p.err = errors.New(f.path + ": want " + want + ", got " + strconv.Quote(words.Clip(got, words.MaxQuoted)))
	}
}

func (p *inputParser) seconds(parent field, name string) int {
	return p.secondsOf(parent.member(name))
}

// mostSeconds is longer than anything is kept.
const mostSeconds = 1 << 30

func (p *inputParser) secondsOf(f field) int {
	switch f.kind() {
	case jsonNumber:
		n, err := strconv.ParseFloat(f.text(), 64)
		if err == nil && n > 0 {
			return int(min(n, mostSeconds))
		}
	case jsonAbsent, jsonNull:
	default:
		p.fail(f, "a number")
	}
	return 0
}

// pairs is the member called name, headers as a list of [name, value] or as an
// object.
func (p *inputParser) pairs(parent field, name string) []wire.Header {
	f := parent.member(name)
	if f.kind() != jsonObject {
		return p.headersAt(f)
	}
	var all []wire.Header
	for _, m := range f.named() {
		if m.kind() != jsonString {
			p.fail(m.field, "a string")
		}
		all = append(all, wire.Header{m.name, m.text()})
	}
	return all
}

// AppendScene appends what happened as JSON. Arrays are never null.
func AppendScene(dst []byte, all []corscore.Happened) []byte {
	w := jsonWriter{dst, len(dst)}
	w.open('{')
	w.array("steps")
	for i := range all {
		w.happened(&all[i])
	}
	w.close(']')
	w.close('}')
	return w.b
}

func (w *jsonWriter) happened(h *corscore.Happened) {
	w.open('{')
	w.str("do", h.Do)
	w.intOrNull("status", h.Status, h.Status == 0)
	w.headers(h.Headers)
	w.key("cache")
	if h.Cache == layer.NoLayer {
		w.raw("null")
	} else {
		w.value(string(h.Cache))
	}
	w.array("asked")
	for i := range h.Asked {
		w.open('{')
		w.str("method", h.Asked[i].Method)
		w.key("headers")
		w.close('{')
		for _, header := range h.Asked[i].Headers {
			w.str(header[0], header[1])
		}
		w.close('}')
		w.close('}')
	}
	w.close(']')
	w.intOrNull("age", h.Age, h.Age < 0)
	if h.Passes != nil {
		w.bool("passes", *h.Passes)
	}
	w.str("why", h.Why)
	w.str("unknown", h.Unknown)
	w.array("stored")
	for i := range h.Stored {
		e := &h.Stored[i]
		w.open('{')
		w.str("key", e.Key)
		w.str("vary", e.Vary)
		w.str("asker", e.Asker)
		w.str("method", e.Method)
		w.int("status", e.Status)
		w.str("allowOrigin", e.AllowOrigin)
		w.int("age", e.Age)
		w.bool("fresh", e.Fresh)
		w.close('}')
	}
	w.close(']')
	w.close('}')
}

func (w *jsonWriter) intOrNull(name string, n int, null bool) {
	if null {
		w.key(name)
		w.raw("null")
		return
	}
	w.int(name, n)
}
