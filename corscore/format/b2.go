package format

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/s3cors"
)

// Backblaze's native rules, from
// https://www.backblaze.com/docs/cloud-storage-cross-origin-resource-sharing-rules:
// corsRuleName of 6 to 50 letters, digits and hyphens, unique, not beginning
// with b2-; allowedOperations; maxAgeSeconds is demanded.
var b2Form = &Format{
	ID: B2, Name: "Backblaze B2, native", About: "corsRules of b2 bucket update --cors-rules and b2_update_bucket", Syntax: "json", File: "cors-rules.json",
	Apply: `b2 bucket update BUCKET --cors-rules "$(cat cors-rules.json)"`,
	read: func(text string) *reader {
		r := &reader{names: b2Names}
		r.json(text, func(root *literal.Node) { r.list(root, "corsrules") })
		r.each((*reader).backblaze)
		return r
	},
	write: func(d Document, l *losses) string {
		taken := map[string]bool{}
		return jsonRules(d, b2Names, "", func(i int, f s3cors.Field) string {
			r := &d.Rules[i]
			switch f {
			case s3cors.ID:
				return literal.Quote(l.b2Name(i+1, r.ID, taken))
			case s3cors.AllowedMethod:
				return "[" + joined(l.b2Operations(i+1, r.Methods), literal.Quote) + "]"
			case s3cors.MaxAgeSeconds:
				if r.MaxAge == "" {
					l.field(i+1, f, "Backblaze demands maxAgeSeconds: 5 is what browsers take without one")
					return "5"
				}
			}
			return ""
		}) + "\n"
	},
}

// backblaze makes S3's values of Backblaze's.
func (r *reader) backblaze() {
	for i := range r.doc.Rules {
		rule := &r.doc.Rules[i]
		r.b2Methods(i+1, rule)
		for k, origin := range rule.Origins {
			if origin == "https" || origin == "http" {
				rule.Origins[k] = origin + "://*"
				r.add(i+1, s3cors.AllowedOrigin.Element(), r.doc.Places[i].Values[s3cors.AllowedOrigin][k], quoted(origin)+" is not an origin but Backblaze's word for every origin on "+origin+": it becomes "+rule.Origins[k])
			}
		}
	}
}

var b2Methods = []string{"GET", "PUT", "HEAD", "POST", "DELETE"}

// b2Methods makes methods of the operations of the S3-compatible API. The
// others are Backblaze's own API's.
func (r *reader) b2Methods(number int, rule *Rule) {
	methods := rule.Methods
	places := &r.doc.Places[number-1].Values[s3cors.AllowedMethod]
	spans := *places
	rule.Methods, *places = nil, nil
	for i, op := range methods {
		method := strings.ToUpper(strings.TrimPrefix(op, "s3_"))
		if strings.HasPrefix(op, "s3_") && slices.Contains(b2Methods, method) {
			rule.Methods, *places = append(rule.Methods, method), append(*places, spans[i])
			continue
		}
		message := quoted(op) + " is no operation of Backblaze's S3-compatible API and is left out"
		if strings.HasPrefix(op, "b2_") {
			message = quoted(op) + " is an operation of Backblaze's own API; S3 has none like it and it is left out"
		}
		r.add(number, s3cors.AllowedMethod.Element(), spans[i], message)
	}
}

func (l *losses) b2Operations(number int, methods []string) (ops []string) {
	for _, m := range methods {
		if slices.Contains(b2Methods, m) {
			ops = append(ops, "s3_"+strings.ToLower(m))
			continue
		}
		l.field(number, s3cors.AllowedMethod, "Backblaze has no operation for the method "+quoted(m)+", which is left out")
	}
	return ops
}

func (l *losses) b2Name(number int, id string, taken map[string]bool) string {
	name := id
	if !isB2Name(id) || taken[id] {
		name = "cors-rule-" + strconv.Itoa(number)
		for taken[name] {
			name += "-" + strconv.Itoa(number)
		}
		message := "Backblaze demands a corsRuleName: " + name
		if id != "" {
			message = "A corsRuleName is unique and has 6 to 50 letters, digits and hyphens: " + quoted(id) + " becomes " + name
		}
		l.field(number, s3cors.ID, message)
	}
	taken[name] = true
	return name
}

func isB2Name(s string) bool {
	for i := range len(s) {
		if c := s[i]; !(c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '-') {
			return false
		}
	}
	return len(s) >= 6 && len(s) <= 50 && !strings.HasPrefix(s, "b2-")
}
