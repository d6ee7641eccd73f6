package jsonio

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/layer"
)

// setup is the member "layer" of an [corscore.Input]: a preset, settings, or both.
func (p *inputParser) setup(root field) *corscore.Layer {
	f, ok := p.object(root, "layer")
	if !ok {
		return nil
	}
	u := &corscore.Layer{Preset: p.str(f, "preset")}
	base, known := layer.SettingsOf(u.Preset)
	if u.Preset != "" && !known {
		p.wrong(f.member("preset"), layer.IDsLike, u.Preset)
	}
	if own, ok := p.object(f, "settings"); ok {
		u.Settings = new(p.settings(own, base))
		if u.Preset == "" && own.member("engine").kind() == jsonAbsent {
			u.Settings.GuessEngine()
		}
	}
	if u.Settings == nil && (u.Preset == "" || u.Preset == "none") {
		return nil
	}
	return u
}

// layer returns the settings of what is between pages and the bucket, nil = nothing.
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
	s, known := layer.SettingsOf(id)
	own := settings.kind() != jsonAbsent
	switch {
	case id != "" && !known:
		p.wrong(f, layer.IDsLike, id)
		return nil
	case !own && (id == "" || id == "none"):
		return nil
	case own && settings.kind() != jsonObject:
		p.fail(settings, "an object")
		return nil
	case own:
		s = p.settings(settings, s)
		if id == "" && settings.member("engine").kind() == jsonAbsent {
			s.GuessEngine()
		}
	}
	return &s
}

// settings are s with what f says instead.
func (p *inputParser) settings(f field, s layer.Settings) layer.Settings {
	given := func(name string) (field, bool) {
		m := f.member(name)
		return m, m.kind() != jsonAbsent
	}
	if _, ok := given("engine"); ok {
		s.Engine = layer.Engine(p.choice(f, "engine", "", string(layer.Nginx), string(layer.Varnish)))
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
		s.Vary = layer.Vary(p.choice(f, "vary", "", string(layer.HeedVary), string(layer.IgnoreVary), string(layer.RefuseVary)))
	}
	if m, ok := given("varyBy"); ok && m.kind() != jsonNull {
		s.VaryBy = layer.VaryByForwarded
		if p.choice(f, "varyBy", "", "viewer", "forwarded") == "viewer" {
			s.VaryBy = layer.VaryByViewer
		}
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
		s.Revalidate = layer.Revalidate(p.choice(f, "revalidate", string(layer.NoRevalidate), string(layer.KeepsStored), string(layer.TakesNew)))
	}
	if _, ok := given("store"); ok {
		s.Store = p.edits(f, "store")
	}
	if _, ok := given("send"); ok {
		s.Send = p.edits(f, "send")
	}
	if _, ok := given("purgeExact"); ok {
		s.PurgeExact = p.bool(f, "purgeExact")
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
			if err != nil || len(t.Errors) >= layer.MostErrors {
				continue
			}
			if t.Errors == nil {
				t.Errors = map[int]int{}
			}
			t.Errors[status] = p.secondsOf(m.field)
		}
	}
	return t
}

func (p *inputParser) edits(parent field, name string) (all []layer.Edit) {
	items := p.items(parent, name)
	for _, item := range items[:min(len(items), layer.MostEdits)] {
		if item.kind() != jsonObject {
			p.fail(item, "an object")
		}
		e := layer.Edit{
			Op:   layer.Op(p.choice(item, "op", string(layer.Remove), string(layer.Replace), string(layer.Add), string(layer.SetIfMissing))),
			Name: p.required(item, "name"), Value: p.str(item, "value"), When: layer.When(p.choice(item, "when", string(layer.Always), string(layer.WithOrigin), string(layer.ForPreflight))),
			Origins: p.someStrings(item, "origins"),
		}
		if p.choice(item, "status", "", "all", "ok") == "ok" {
			e.Status = layer.OKStatuses
		}
		all = append(all, e)
	}
	return all
}

func lowered(list []string) []string {
	for i := range list {
		list[i] = strings.ToLower(list[i])
	}
	return list
}
