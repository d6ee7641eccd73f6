package bucket

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/words"
)

// Difference is something that the server did not store as it was sent.
type Difference struct {
	Rule    int    // number in what was sent, 0 = it is about no rule of it
	Message string // one sentence
	kind    kind
}

// kind says whether two documents with the difference have the same rules.
type kind uint8

const (
	inRules  kind = iota
	inName        // a rule has another ID, which no server looks at
	inValues      // the values of a rule are in another order, which no server looks at
	inOrder       // the rules are in another order, which may matter
)

// Likeness is how much of two documents is the same.
type Likeness uint8

const (
	Different   Likeness = iota
	SameRules            // the same rules in the same order; names and the order of values may differ
	SameInOrder          // the same rules in another order: where several match, the first decides
)

// LikenessOf is what the differences all leave the same.
func LikenessOf(all []Difference) Likeness {
	like := SameRules
	for _, d := range all {
		switch d.kind {
		case inRules:
			return Different
		case inOrder:
			like = SameInOrder
		}
	}
	return like
}

// Compare says what of the document sent the server dropped or changed in
// readBack, the body of GET ?cors. Only what rules say counts: spaces, comments
// and namespaces are the server's own. Both may be XML or JSON.
func Compare(sent, readBack string) []Difference { return stored.compare(sent, readBack) }

// Changes says what is different in the document after, compared with the one
// that was there before; a rule's number is the one it had before.
func Changes(before, after string) []Difference { return changed.compare(before, after) }

// voice is how differences are told: what was done with a rule or a value.
type voice struct {
	dropped, added, replaced, as string // “The server stored … as …”
	more, order, values, twice   string
}

var (
	stored = voice{
		"The server dropped ", "The server added ", "The server stored ", " as ", "The server has a rule that was not sent: its rule ",
		"The server has the rules in another order: the first that fits decides",
		"The server has the values of ", "The server has a value of %s that was sent twice once, or the other way round",
	}
	changed = voice{
		"Removes ", "Adds ", "Replaces ", " by ", "Adds a rule: rule ",
		"Puts the rules in another order: the first that fits decides",
		"Has the values of ", "Has a value of %s once that was there twice, or vice versa",
	}
)

// CompareStored is [Compare] with the rules that a server stores.
func CompareStored(sent string, rules []put.Rule) []Difference {
	theirs := make([]ruleTexts, len(rules))
	for i := range rules {
		r, t := &rules[i], &theirs[i]
		if r.ID != nil {
			t[s3cors.ID] = []string{*r.ID}
		}
		t[s3cors.AllowedOrigin], t[s3cors.AllowedMethod] = r.AllowedOrigins, r.AllowedMethods
		t[s3cors.AllowedHeader], t[s3cors.ExposeHeader] = r.AllowedHeaders, r.ExposeHeaders
		if r.MaxAgeSeconds != "" {
			t[s3cors.MaxAgeSeconds] = []string{string(r.MaxAgeSeconds)}
		}
	}
	return stored.between(rulesOf(sent), theirs)
}

func (v voice) compare(sent, readBack string) []Difference {
	return v.between(rulesOf(sent), rulesOf(readBack))
}

func (v voice) between(ours, theirs []ruleTexts) []Difference {
	pairs, moved := align(ours, theirs)
	var all []Difference
	used := make([]bool, len(theirs))
	for i, at := range pairs {
		number := i + 1
		if at < 0 {
			all = append(all, Difference{Rule: number, Message: v.dropped + "rule " + strconv.Itoa(number)})
			continue
		}
		used[at] = true
		for _, f := range s3cors.Fields {
			if m := v.field(f, ours[i][f], theirs[at][f], number); m != "" {
				all = append(all, Difference{number, m, kindOf(f, ours[i][f], theirs[at][f])})
			}
		}
	}
	for at := range theirs {
		if !used[at] {
			all = append(all, Difference{Message: v.more + strconv.Itoa(at+1)})
		}
	}
	if moved {
		all = append(all, Difference{0, v.order, inOrder})
	}
	return all
}

// ruleTexts are the values of one rule, by field.
type ruleTexts [len(s3cors.Fields)][]string

func rulesOf(document string) []ruleTexts {
	doc := s3cors.Parse(document)
	rules := make([]ruleTexts, len(doc.Rules))
	for i := range doc.Rules {
		for _, f := range s3cors.Fields {
			for _, v := range doc.Rules[i].Get(f) {
				rules[i][f] = append(rules[i][f], v.Text)
			}
		}
	}
	return rules
}

// align finds for each rule the one of theirs that it became, -1 = none: an
// equal one, otherwise the next that is left. moved: the order differs.
func align(ours, theirs []ruleTexts) (pairs []int, moved bool) {
	pairs = make([]int, len(ours))
	used := make([]bool, len(theirs))
	byKey := map[string][]int{}
	for at := len(theirs) - 1; at >= 0; at-- {
		k := key(theirs[at])
		byKey[k] = append(byKey[k], at) // the first comes last
	}
	for i := range ours {
		pairs[i] = -1
		k := key(ours[i])
		if left := byKey[k]; len(left) > 0 {
			pairs[i] = left[len(left)-1]
			byKey[k] = left[:len(left)-1]
			used[pairs[i]] = true
		}
	}
	next := 0
	for i := range ours {
		if pairs[i] >= 0 {
			continue
		}
		for next < len(theirs) && used[next] {
			next++
		}
		if next < len(theirs) {
			pairs[i], used[next] = next, true
		}
	}
	last := -1
	for _, at := range pairs {
		if at >= 0 && at < last {
			moved = true
		}
		last = max(last, at)
	}
	return pairs, moved
}

// key is what a rule says, but for its ID, which servers make up, and for the order of
// its values.
func key(r ruleTexts) string {
	var b strings.Builder
	for f := range r {
		if s3cors.Field(f) == s3cors.ID {
			continue
		}
		b.WriteString("\x00")
		for _, text := range slices.Sorted(slices.Values(r[f])) {
			b.WriteString(text + "\x01")
		}
	}
	return b.String()
}

// kindOf is the kind of the difference between the values of one field.
func kindOf(f s3cors.Field, sent, stored []string) kind {
	switch {
	case f == s3cors.ID:
		return inName
	case f != s3cors.MaxAgeSeconds && slices.Equal(slices.Sorted(slices.Values(sent)), slices.Sorted(slices.Values(stored))):
		return inValues
	}
	return inRules
}

// field says what became of the values of one field of a rule.
func (v voice) field(f s3cors.Field, sent, stored []string, number int) string {
	if slices.Equal(sent, stored) {
		return ""
	}
	name, of := f.Element(), " of rule "+strconv.Itoa(number)
	to := " to rule " + strconv.Itoa(number)
	switch {
	case len(sent) == 0:
		return v.added + name + " " + quoted(stored) + to
	case len(stored) == 0:
		return v.dropped + name + " " + quoted(sent) + of
	}
	dropped, added := minus(sent, stored), minus(stored, sent)
	switch {
	case len(dropped) == 0 && len(added) == 0 && len(sent) == len(stored):
		return v.values + name + of + " in another order"
	case len(dropped) == 0 && len(added) == 0:
		return strings.Replace(v.twice, "%s", name+of, 1)
	case len(added) == 0:
		return v.dropped + name + " " + quoted(dropped) + of
	case len(dropped) == 0:
		return v.added + name + " " + quoted(added) + to
	}
	return v.replaced + name + " " + quoted(dropped) + of + v.as + quoted(added)
}

// minus are the texts of a that b does not have.
func minus(a, b []string) []string {
	has := make(map[string]bool, len(b)) // a server can send any number
	for _, text := range b {
		has[text] = true
	}
	var out []string
	for _, text := range a {
		if !has[text] {
			out = append(out, text)
		}
	}
	return out
}

// maxQuoted is how many values, and how many bytes of one, a sentence names.
const maxQuoted, maxQuotedText = 5, 200

func quoted(texts []string) string {
	var b strings.Builder
	for i, text := range texts {
		if i == maxQuoted {
			b.WriteString(" and " + words.Count(len(texts)-i, "other"))
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString("“" + words.Clip(clean(text), maxQuotedText) + "”")
	}
	return b.String()
}
