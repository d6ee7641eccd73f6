package state

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/wire"
)

// The values of the picker of what is between the page and the bucket, besides the
// ids of presets.
const (
	NoLayer   = "none"
	AutoLayer = "auto"
	OwnLayer  = "own" // settings that were pasted, or changed to try a fix
)

// LayerControl is the id of that picker.
const LayerControl = "layer"

const (
	sceneControl = "scene-"
	originPart   = "origin"
	secondsPart  = "seconds"
)

// SceneControl begins the ids of the controls of a row of the timeline; "origin",
// "seconds", "up" and "remove" end them.
func SceneControl(n int) string { return sceneControl + strconv.Itoa(n) + "-" }

type (
	// SetLayer picks what is in between: a preset, [NoLayer] or [AutoLayer].
	SetLayer struct{ ID string }
	// UseLayer sets what is in between to settings of its own, and says why.
	UseLayer struct {
		Layer corscore.Layer
		Said  string
	}
	// AddRow adds a row to the timeline, before the last one, which is the verdict's.
	// Origin is the page of a [layer.RowOther].
	AddRow struct {
		Kind   layer.RowKind
		Origin string
	}
	// RemoveRow removes row N.
	RemoveRow struct{ N int }
	// MoveRow moves row N by By places, as far as there are any.
	MoveRow struct{ N, By int }
	// SetRow fills the field of row N: the page that asks, or how long the wait is.
	SetRow struct {
		N     int
		Value string
	}
	// ResetRows brings the rows back that the setting is first shown with.
	ResetRows struct{}
)

func (SetLayer) action()  {}
func (UseLayer) action()  {}
func (AddRow) action()    {}
func (RemoveRow) action() {}
func (MoveRow) action()   {}
func (SetRow) action()    {}
func (ResetRows) action() {}

// between does what is about what is between the page and the bucket.
func (s State) between(a Action) State {
	switch a := a.(type) {
	case SetLayer:
		return s.setLayer(a.ID)
	case UseLayer:
		before := s.past()
		before.Layer = true
		s.Layer, s.LayerAuto = &a.Layer, false
		s.Notice = Notice{Text: a.Said, Back: &before}
		return s
	case ResetRows:
		s.Rows = nil
		return s
	}
	rows := slices.Clone(s.SceneRows())
	has := func(n int) bool { return n >= 0 && n < len(rows) }
	switch a := a.(type) {
	case AddRow:
		if len(rows) >= layer.MostRows {
			return s
		}
		row := layer.Row{Do: a.Kind}
		switch a.Kind {
		case layer.RowOther:
			row.Origin = a.Origin
		case layer.RowWait:
			row.Seconds = dayOfSeconds
		}
		rows = slices.Insert(rows, max(len(rows)-1, 0), row)
	case RemoveRow:
		if has(a.N) {
			rows = slices.Delete(rows, a.N, a.N+1)
		}
	case MoveRow:
		if to := a.N + a.By; has(a.N) && has(to) {
			rows[a.N], rows[to] = rows[to], rows[a.N]
		}
	case SetRow:
		if has(a.N) {
			rows[a.N] = withField(rows[a.N], a.Value)
		}
	}
	s.Rows = rows
	return s
}

const dayOfSeconds = 24 * 60 * 60

// withField is row with what its field says now.
func withField(row layer.Row, value string) layer.Row {
	switch row.Do {
	case layer.RowOther:
		row.Origin = value
	case layer.RowWait:
		n, err := strconv.Atoi(strings.TrimSpace(value))
		if err == nil && n >= 0 {
			row.Seconds = min(n, layer.MostSeconds)
		}
	}
	return row
}

// SceneRows are the rows of the timeline: the person's, or those that the setting is
// first shown with.
func (s *State) SceneRows() []layer.Row {
	if len(s.Rows) > 0 {
		return s.Rows
	}
	return s.FirstRows
}

// setLayer is s with the preset id in between.
func (s State) setLayer(id string) State {
	s.LayerAuto = id == AutoLayer
	switch _, known := layer.SettingsOf(id); {
	case s.LayerAuto:
		s.LayerSign, s.Layer = s.tellLayer()
	case id == OwnLayer: // it is there already
	case id == NoLayer || !known:
		s.Layer = nil
	default:
		s.Layer = &corscore.Layer{Preset: id}
	}
	return s
}

// tellLayer finds what is in between, if nobody chose it: by the address, and by the
// headers of responses.
func (s *State) tellLayer() (layer.Sign, *corscore.Layer) {
	if !s.Form.On {
		return layer.Sign{}, nil
	}
	sign, ok := layer.Told(s.Form.URL, nil)
	for _, headers := range s.responses() {
		if ok {
			break
		}
		sign, ok = layer.Told(s.Form.URL, headers)
	}
	sign.Cache, sign.Itself = layer.NoLayer, false // they are about one response
	if !ok || sign.Preset == "" {
		return sign, nil
	}
	return sign, &corscore.Layer{Preset: sign.Preset}
}

// responses are the headers of the responses that were seen, or given.
func (s *State) responses() (all [][]wire.Header) {
	if s.Given.On {
		preflight, actual, _ := s.Given.Answers()
		all = append(all, actual.Headers, preflight.Headers)
	}
	if s.Observed != nil {
		for i := range s.Observed.Exchanges {
			if r := s.Observed.Exchanges[i].Response; r != nil {
				all = append(all, r.Headers)
			}
		}
	}
	return all
}

// autoLayer is s with what is told to be in between after what followed before.
func (s State) autoLayer(before State) State {
	switch {
	case !s.LayerAuto:
		s.LayerSign = layer.Sign{}
	case !before.LayerAuto || s.Shown != before.Shown || s.Form.URL != before.Form.URL || s.Form.On != before.Form.On || s.Given != before.Given || !same(s.Observed, before.Observed):
		s.LayerSign, s.Layer = s.tellLayer()
	}
	return s
}

// PickedLayer is the picker's entry.
func (c *Case) PickedLayer() string {
	switch {
	case c.LayerAuto:
		return AutoLayer
	case c.Layer == nil:
		return NoLayer
	case c.Layer.Settings != nil:
		return OwnLayer
	}
	return c.Layer.Preset
}

// equalLayers reports whether the same is in between, as far as somebody chose it.
func equalLayers(c, d *Case) bool {
	return c.LayerAuto == d.LayerAuto && (c.LayerAuto || same(c.Layer, d.Layer)) && slices.Equal(c.Rows, d.Rows)
}

// RowsParam is the name beside a case in a link that holds the rows of its timeline.
const RowsParam = "timeline"

// RowsText is the rows of a timeline as a text, a line each, without credentials; ""
// = there are none.
func RowsText(rows []layer.Row) string {
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(string(r.Do))
		switch r.Do {
		case layer.RowOther:
			origin, _ := secret.URL(r.Origin)
			b.WriteString(" " + strings.ReplaceAll(origin, "\n", ""))
		case layer.RowWait:
			b.WriteString(" " + strconv.Itoa(r.Seconds))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// ReadRows is the inverse of [RowsText]. Lines that it does not know are left out.
func ReadRows(text string) (rows []layer.Row) {
	for line := range strings.Lines(text) {
		kind, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		row := layer.Row{Do: layer.RowKind(kind)}
		if len(rows) < layer.MostRows && slices.Contains(layer.RowKinds[:], row.Do) {
			rows = append(rows, withField(row, value))
		}
	}
	return rows
}
