package view

import (
	"strings"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/layer"
)

// LayerPick is what is between the page and the bucket, as its picker shows it.
type LayerPick struct {
	Value string // the picker's entry
	Auto  string // what the entry says that lets the case tell
	Own   string // the entry of settings that were pasted or changed, "" = there are none
	Name  string // what is in between, "" = nothing
	// Preset is the id of its preset, "" = nothing is in between.
	Preset string
	// Offer is the product that the address tells while the picker says that nothing
	// is in between; "" = it tells none.
	Offer string
}

// LayerPickOf is what is in between in s.
func LayerPickOf(s *state.State) LayerPick {
	p := LayerPick{Value: s.PickedLayer(), Auto: "Auto: nothing in between"}
	product := productOf(s.Layer)
	if product != "" {
		p.Preset = s.Layer.Preset
	}
	switch sign := &s.LayerSign; {
	case s.LayerAuto && s.Layer != nil:
		p.Auto = product + " (from " + sign.From + ")"
		p.Name = p.Auto
	case s.LayerAuto && sign.Product != "":
		p.Auto = "Auto: " + sign.Product + ", not simulated"
	case s.Layer == nil:
		if sign, ok := layer.Told(s.Form.URL, nil); ok && s.Form.On && sign.Preset != "" {
			p.Offer = sign.Product
		}
	case s.Layer.Settings != nil:
		p.Own = product + ", with settings of your own"
		p.Name = p.Own
	default:
		if preset := layer.ByID(s.Layer.Preset); preset != nil {
			p.Name = preset.Title()
		}
	}
	return p
}

// LayerGroup is presets under a heading.
type LayerGroup struct {
	Name    string
	Presets []Server // an id and a name each
}

// LayerGroups are the presets by product.
func LayerGroups() (groups []LayerGroup) {
	for _, p := range layer.Presets() {
		if p.ID == state.NoLayer {
			continue
		}
		if n := len(groups); n == 0 || groups[n-1].Name != p.Group {
			groups = append(groups, LayerGroup{Name: p.Group})
		}
		g := &groups[len(groups)-1]
		g.Presets = append(g.Presets, Server{ID: p.ID, Name: p.Title()})
	}
	return groups
}

// productOf is what sentences call what is in between, "" if nothing is.
func productOf(l *corscore.Layer) string {
	switch {
	case l.Resolved() == nil:
		return ""
	case layer.Product(l.Preset) != "":
		return layer.Product(l.Preset)
	}
	return "The CDN or proxy"
}

// byProduct names the product in a sentence of the core about "the layer".
func byProduct(text, product string) string {
	if product == "" {
		return text
	}
	inside := product
	if rest, ok := strings.CutPrefix(product, "The "); ok {
		inside = "the " + rest
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "The layer", product), "the layer", inside)
}
