package state

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
)

// The ids of the page's controls. A control is told by its id which part of
// the state it fills.
const (
	ServerControl = "server"
	// The answers that stand in for the server's.
	PreflightControl = "given-preflight"
	ActualControl    = "given-actual"
	OtherControl     = "other"
	IntoControl      = "into"
	TableControl     = "table"
	WayControl       = "way"

	fieldControl = "request-"
	applyControl = "apply-"
	rowControl   = "header-"
	nameControl  = "name"
	valueControl = "value"
)

// FieldControl is the id of the control of a field.
func FieldControl(f Field) string { return fieldControl + string(f) }

// ApplyControl is the id of the control of a field of [Apply]. The credentials'
// begin like it, and mean nothing here.
func ApplyControl[F ~string](f F) string { return applyControl + string(f) }

// RowControl begins the ids of the controls of a header row; "name", "value",
// "up" and "remove" end them.
func RowControl(row int) string { return rowControl + strconv.Itoa(row) + "-" }

// Control is what it means that the control id now says value, nil if it is
// none of ours.
func Control(id, value string) Action {
	switch id {
	case ServerControl:
		return SetServer{value}
	case LayerControl:
		return SetLayer{value}
	case OtherControl:
		return SetOther{value}
	case IntoControl:
		return SetInto{value}
	case TableControl:
		return SetTable{value}
	case WayControl:
		return SetWay{dialect.Way(value)}
	case SeenOutcomeControl:
		return SeeOutcome{spoken(value)}
	case SeenEngineControl:
		return SeeEngine{spoken(value)}
	case PreflightControl, ActualControl:
		return SetAnswer{Preflight: id == PreflightControl, Text: value}
	}
	if f, ok := strings.CutPrefix(id, fieldControl); ok {
		return SetField{Field(f), value}
	}
	if rest, ok := strings.CutPrefix(id, testControl); ok {
		number, part, _ := strings.Cut(rest, "-")
		n, err := strconv.Atoi(number)
		switch {
		case err == nil && part == nameControl:
			return NameTest{n, value}
		case err == nil && part == expectControl:
			return ExpectTest{n, fetch.Outcome(value)}
		}
		return nil
	}
	if rest, ok := strings.CutPrefix(id, sceneControl); ok {
		number, part, _ := strings.Cut(rest, "-")
		if n, err := strconv.Atoi(number); err == nil && (part == originPart || part == secondsPart) {
			return SetRow{n, value}
		}
		return nil
	}
	if f, ok := strings.CutPrefix(id, applyControl); ok && slices.Contains(applyFields, ApplyField(f)) {
		return SetApply{ApplyField(f), value}
	}
	if rest, ok := strings.CutPrefix(id, rowControl); ok {
		number, part, _ := strings.Cut(rest, "-")
		n, err := strconv.Atoi(number)
		if err == nil && (part == nameControl || part == valueControl) {
			return SetHeader{n, part == valueControl, value}
		}
	}
	return nil
}
