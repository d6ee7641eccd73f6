package jsonio

import (
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/wire"
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
