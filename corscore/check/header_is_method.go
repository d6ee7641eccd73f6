package check

import (
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var headerIsMethod = &Check{
	ID:       "header-is-method",
	Title:    "A method in a list of headers",
	Severity: source.Warning,
	Spec:     "ExposeHeader",
	run: func(p *pass) {
		for i := range p.allowed {
			p.methodAsHeader(&p.allowed[i])
		}
		for i := range p.exposed {
			p.methodAsHeader(&p.exposed[i])
		}
	},
}

func headerIsMethodPage() *Page {
	return &Page{
		Check: headerIsMethod,
		Why:   "AllowedHeader and ExposeHeader list names of headers, such as Content-Type and ETag. GET or PUT there is read as a header of that name, which nobody sends; methods belong in AllowedMethod.",
		Bad: func() string {
			return example(anOrigin, aPut, "<ExposeHeader>ETag</ExposeHeader>", "<ExposeHeader>PUT</ExposeHeader>")
		},
		Good:    func() string { return example(anOrigin, aPut, "<ExposeHeader>ETag</ExposeHeader>") },
		Sources: []Source{srcRule},
	}
}

func (p *pass) methodAsHeader(v *value) {
	if !s3cors.IsMethod(v.text) && v.text != "OPTIONS" {
		return
	}
	fixes := []source.Fix{p.removal(v)}
	listed := v.text == "OPTIONS"
	for _, m := range v.rule.Get(s3cors.AllowedMethod) {
		listed = listed || m.Text == v.text
	}
	if !listed {
		fixes = append([]source.Fix{p.moveTo(v, s3cors.AllowedMethod)}, fixes...)
	}
	p.reportValue(v, v.Place(), words.Quote(v.text)+" is a method, not the name of a header", fixes...)
}
