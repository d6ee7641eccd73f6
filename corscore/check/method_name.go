package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var methodName = &Check{
	ID:       "method-name",
	Title:    "A method that S3 does not allow",
	Severity: source.Error,
	Spec:     "AllowedMethod",
	Tests:    []dialect.Test{dialect.MethodName},
	run: func(p *pass) {
		for i := range p.methods {
			v := &p.methods[i]
			if s3cors.IsMethod(v.Text) || s3cors.IsMethod(barePart(v)) {
				continue
			}
			switch upper := strings.ToUpper(v.text); {
			case upper == "*" || upper == "ALL" || upper == "ANY":
				p.reportValue(v, v.Place(), words.Quote(v.text)+" is no method: AllowedMethod has no wildcard", p.spread(v))
			case upper == "OPTIONS":
				p.reportValue(v, v.Place(), "OPTIONS needs no entry, and S3 does not allow it", p.dropMethod(v))
			default:
				fixes := []source.Fix{p.dropMethod(v)}
				if near := nearMethod(upper); near != "" && near == "GET" && len(v.rule.Get(s3cors.AllowedMethod)) == 1 {
					// The same.
				} else if near != "" {
					fixes = append([]source.Fix{p.change(v, near)}, fixes...)
				} else if len(v.rule.Get(s3cors.AllowedMethod)) == 1 {
					fixes = []source.Fix{p.change(v, "PUT"), p.change(v, "GET")}
				}
				p.reportValue(v, v.Place(), words.Quote(v.text)+" is none of GET, PUT, HEAD, POST and DELETE", fixes...)
			}
		}
	},
}

func methodNamePage() *Page {
	return &Page{
		Check: methodName,
		Why: "An AllowedMethod is GET, PUT, HEAD, POST or DELETE; there is no wildcard. OPTIONS needs no entry: a preflight is always answered, for the method that it asks about. " +
			"S3 has no PATCH. Servers refuse the whole document.",
		Bad:     func() string { return example(anOrigin, aMethod, "<AllowedMethod>OPTIONS</AllowedMethod>") },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcRule, srcParse, srcPreflight},
	}
}

var methodForm = &Check{
	ID:       "method-form",
	Title:    "A method in the wrong case, or with spaces",
	Severity: source.Error,
	Spec:     "AllowedMethod",
	Tests:    []dialect.Test{dialect.MethodName},
	run: func(p *pass) {
		for i := range p.methods {
			v := &p.methods[i]
			if s3cors.IsMethod(v.Text) {
				continue
			}
			if method := barePart(v); s3cors.IsMethod(method) {
				message := words.Quote(v.text) + " is not written " + method
				if v.text == method {
					message = "There are spaces around " + method
				}
				p.reportValue(v, v.Place(), message, fix("Change it to "+method, p.set(v, method)))
			}
		}
	},
}

func methodFormPage() *Page {
	return &Page{
		Check:   methodForm,
		Why:     "Methods are compared as they are written: get or \" GET\" is not GET. Servers refuse the whole document.",
		Bad:     func() string { return example(anOrigin, "<AllowedMethod>get</AllowedMethod>") },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcRule, srcParse},
	}
}

// barePart is v in capitals, without spaces and quotation marks around it.
func barePart(v *value) string {
	text, _ := unquoted(v.text)
	return strings.ToUpper(strings.Trim(text, spaces))
}

// spread replaces a wildcard by the methods that the rule does not list yet.
func (p *pass) spread(v *value) source.Fix {
	var pairs []s3cors.Pair
	for _, method := range [...]string{"GET", "PUT", "HEAD", "POST", "DELETE"} {
		listed := false
		for _, other := range v.rule.Get(s3cors.AllowedMethod) {
			listed = listed || other.Text == method
		}
		if !listed {
			pairs = append(pairs, s3cors.Pair{Field: s3cors.AllowedMethod, Text: method})
		}
	}
	if len(pairs) == 0 {
		return p.dropMethod(v)
	}
	return fix("List all five methods", p.doc.Replace(v.Node, pairs...))
}

// dropMethod removes v, or puts GET in its place where it is the only one.
func (p *pass) dropMethod(v *value) source.Fix {
	if len(v.rule.Get(s3cors.AllowedMethod)) == 1 {
		return p.change(v, "GET")
	}
	return p.removal(v)
}

// nearMethod is the method that upper is likely to be meant for, "" = none.
func nearMethod(upper string) string {
	switch upper {
	case "READ", "LIST", "DOWNLOAD":
		return "GET"
	case "WRITE", "UPLOAD", "COPY":
		return "PUT"
	case "DEL", "REMOVE":
		return "DELETE"
	case "PATCH", "TRACE", "CONNECT":
		return ""
	}
	for _, method := range [...]string{"GET", "PUT", "HEAD", "POST", "DELETE"} {
		if syntax.Near(upper, method, 2) == 1 {
			return method
		}
	}
	return ""
}
