package share

import (
	"encoding/json"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/layer"
)

// appendLayer appends what is between page and bucket: the id of a preset, and the
// settings that count instead of its own. These are whole, not what differs from
// the preset, so that they mean the same if the preset changes.
func appendLayer(rec []byte, u *corscore.Layer) []byte {
	rec = appendString(append(rec, tagLayer), u.Preset)
	if u.Settings == nil {
		return rec
	}
	// No call fails: there are only strings, numbers and lists of them.
	own, zero := members(u.Settings), members(&layer.Settings{})
	for name, value := range zero {
		if string(own[name]) == string(value) {
			delete(own, name)
		}
	}
	text, _ := json.Marshal(own)
	return appendString(append(rec, tagLayerSettings), string(text))
}

func members(s *layer.Settings) (all map[string]json.RawMessage) {
	text, _ := json.Marshal(s)
	_ = json.Unmarshal(text, &all)
	return all
}

// layerSettings reads settings; nil if they cannot be read.
func (r *reader) layerSettings() *layer.Settings {
	var s layer.Settings
	if r.ok = json.Unmarshal([]byte(r.str()), &s) == nil && r.ok; !r.ok {
		return nil
	}
	s.Limit()
	return &s
}
