package site

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/dialect"
)

// difference is a fact with one value on a server and another on Amazon S3.
type difference struct{ Part, Label, Here, Amazon string }

// differences are the facts that are known of d and of Amazon S3 and are not the
// same.
func differences(d, amazon *dialect.Dialect) (all []difference) {
	theirs := amazon.Facts()
	for _, row := range d.Facts() {
		if row.Part == dialect.PartRemarks || row.Part == dialect.PartRefused || row.Mark == dialect.Unknown {
			continue
		}
		i := slices.IndexFunc(theirs, factName{row.Part, row.Label}.names)
		if i >= 0 && theirs[i].Mark != dialect.Unknown && theirs[i].Value != row.Value && !strings.Contains(theirs[i].Value+row.Value, "not known") {
			all = append(all, difference{row.Part, row.Label, row.Value, theirs[i].Value})
		}
	}
	return append(all, refusalDifferences(d, amazon)...)
}

// refusalDifferences compares what the two refuse, subject by subject. What only one
// of them is known to refuse is left out, unless it is known of the other that it
// does not refuse it.
func refusalDifferences(d, amazon *dialect.Dialect) (all []difference) {
	own, theirs := refusals(d), refusals(amazon)
	for _, subject := range own.order {
		here, there := own.of[subject], theirs.of[subject]
		switch {
		case there == nil || slices.Equal(here, there):
		case len(here) == 1 && len(there) == 1 && here[0].Label == there[0].Label:
			all = append(all, difference{dialect.PartRefused, here[0].Label, here[0].Value, there[0].Value})
		default:
			all = append(all, difference{dialect.PartRefused, subject, labels(here), labels(there)})
		}
	}
	if d.Put.Parser.Mark != dialect.Recorded || d.Match.NoBucketRules.V {
		return all // it is not known what d accepts
	}
	for _, subject := range theirs.order {
		if own.of[subject] == nil && !own.doubtful[subject] {
			all = append(all, difference{dialect.PartRefused, theirs.of[subject][0].Label, "not refused", theirs.of[subject][0].Value})
		}
	}
	return all
}

type refusal struct{ Label, Value string }

type refusalList struct {
	order    []string // subjects of which something is known
	of       map[string][]refusal
	doubtful map[string]bool // subjects of which something is not known
}

func refusals(d *dialect.Dialect) refusalList {
	list := refusalList{of: map[string][]refusal{}, doubtful: map[string]bool{}}
	for _, row := range d.Facts() {
		if row.Part != dialect.PartRefused {
			continue
		}
		subject := subjectOf(row)
		if row.Mark == dialect.Unknown {
			list.doubtful[subject] = true
			continue
		}
		if list.of[subject] == nil {
			list.order = append(list.order, subject)
		}
		list.of[subject] = append(list.of[subject], refusal{row.Label, row.Value})
	}
	return list
}

func labels(all []refusal) string {
	said := make([]string, len(all))
	for i, r := range all {
		said[i] = r.Label + ": " + r.Value
	}
	return strings.Join(said, "; ")
}

// subjectOf is what a refusal is about. Tests for nearly the same fault have one
// subject: "a rule without AllowedOrigin" and "a rule without AllowedOrigin or
// without AllowedMethod".
func subjectOf(row dialect.FactRow) string {
	switch row.Test {
	case dialect.OriginAndMethod, dialect.OriginMissing, dialect.MethodMissing:
		return "A rule without AllowedOrigin or AllowedMethod"
	case dialect.BodySize:
		return "A long body"
	case dialect.RuleCount:
		return "Many rules"
	case dialect.NotXML, dialect.ParserFails:
		return "Broken XML"
	case dialect.IDLength, dialect.IDChars:
		return "A long ID"
	case dialect.HeaderChars, dialect.HeaderSigns, dialect.HeaderToken, dialect.HeaderPlain, dialect.HeaderEmpty:
		return "An AllowedHeader with odd characters"
	case dialect.ExposeChars, dialect.ExposeSigns, dialect.ExposeToken, dialect.ExposePlain:
		return "An ExposeHeader with odd characters"
	case dialect.OriginPlain, dialect.OriginEmpty, dialect.OriginPort, dialect.OriginScheme:
		return "An AllowedOrigin of an odd form"
	case dialect.MaxAgeNumber, dialect.MaxAgeNegative, dialect.MaxAgeLimit:
		return "The number of a MaxAgeSeconds"
	}
	return row.Label
}
