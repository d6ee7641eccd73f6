package check

import (
	"slices"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

var originStarWrites = &Check{
	ID:       "origin-star-writes",
	Title:    "Any origin may write",
	Severity: source.SecurityWarning,
	Spec:     "AllowedOrigin",
	run: func(p *pass) {
		for i := range p.origins {
			o := &p.origins[i]
			if o.text != "*" || p.starBefore(o) {
				continue
			}
			var writes []string
			var nodes []int32
			reads := false
			for _, m := range o.rule.Get(s3cors.AllowedMethod) {
				switch m.Text {
				case "PUT", "POST", "DELETE":
					if !contains(writes, m.Text) {
						writes = append(writes, m.Text)
					}
					nodes = append(nodes, m.Node)
				default:
					reads = reads || s3cors.IsMethod(m.Text)
				}
			}
			if len(writes) == 0 {
				continue
			}
			fixes := []source.Fix{fix("Allow only "+p.origin, p.set(&o.value, p.origin))}
			if reads {
				fixes = append(fixes, fix("Remove "+words.And(writes), p.doc.Remove(nodes...)...))
			}
			p.reportValue(&o.value, o.Place(), "Pages of any origin may send "+words.And(writes)+" with whatever key or presigned URL they have", fixes...)
		}
	},
}

func originStarWritesPage() *Page {
	return &Page{
		Check: originStarWrites,
		Why: "CORS is not access control: keys, presigned URLs and the bucket policy decide who may write, with or without this rule, and programs other than browsers do not ask. " +
			"But with * the page of any site can use a presigned URL that leaked, or a bucket that is writable without key, from its visitors' browsers. " +
			"If uploads come from your own pages only, name their origins; if anybody's page is meant to upload, * is right.",
		Bad:     func() string { return example("<AllowedOrigin>*</AllowedOrigin>", aMethod, aPut) },
		Good:    func() string { return example(anOrigin, aMethod, aPut) },
		Sources: []Source{srcMDN, srcGuide, {"Amazon S3: presigned URLs", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html"}},
	}
}

// starBefore reports whether an earlier AllowedOrigin of the rule is * too.
func (p *pass) starBefore(o *origin) bool {
	for _, v := range o.rule.Get(s3cors.AllowedOrigin) {
		if v.Node == o.Node {
			return false
		}
		if v.Text == "*" {
			return true
		}
	}
	return false
}

func contains(list []string, s string) bool {
	return slices.Contains(list, s)
}
