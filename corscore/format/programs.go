package format

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

var (
	cdkNames       = names{"id", "allowedMethods", "allowedOrigins", "allowedHeaders", "exposedHeaders", "maxAge"}
	cdkPythonNames = names{"id", "allowed_methods", "allowed_origins", "allowed_headers", "exposed_headers", "max_age"}
	sstNames       = names{"", "allowMethods", "allowOrigins", "allowHeaders", "exposeHeaders", "maxAge"}
)

// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3.CorsRule.html
var cdkForm = &Format{
	ID: CDK, Name: "AWS CDK, TypeScript", About: "cors of a Bucket", Syntax: "javascript", File: "stack.ts",
	Apply: "npx cdk deploy",
	read:  func(text string) *reader { return readProgram(text, cdkNames, "addCorsRule", "cors") },
	write: func(d Document, l *losses) string {
		w := jsLayout(cdkNames)
		w.method, w.last = cdkMethod, ","
		return "new s3.Bucket(this, \"Bucket\", {\n  cors: " + w.write(l.fiveMethods(d, "CDK"), "  ", nil) + ",\n});\n"
	},
}

// https://docs.aws.amazon.com/cdk/api/v2/python/aws_cdk.aws_s3/CorsRule.html
var cdkPythonForm = &Format{
	ID: CDKPython, Name: "AWS CDK, Python", About: "cors of a Bucket", Syntax: "python", File: "stack.py",
	Apply: "cdk deploy",
	read: func(text string) *reader {
		return readProgram(text, cdkPythonNames, "add_cors_rule", "cors")
	},
	write: func(d Document, l *losses) string {
		w := jsLayout(cdkPythonNames)
		w.is, w.method, w.last, w.rule = "=", cdkMethod, ",", [2]string{"s3.CorsRule(", ")"}
		return "s3.Bucket(\n    self,\n    \"Bucket\",\n    cors=" + w.write(l.fiveMethods(d, "CDK"), "    ", nil) + ",\n)\n"
	},
}

const httpMethods = "HttpMethods."

func cdkMethod(m string) string { return "s3." + httpMethods + m }

// fiveMethods is d with the methods that S3 has; tool has no others.
func (l *losses) fiveMethods(d Document, tool string) Document {
	out := Document{Rules: slices.Clone(d.Rules)}
	for i := range out.Rules {
		r := &out.Rules[i]
		r.Methods = slices.DeleteFunc(slices.Clone(r.Methods), func(m string) bool {
			if s3cors.IsMethod(m) {
				return false
			}
			l.field(i+1, s3cors.AllowedMethod, tool+" has no method "+quoted(m)+", which is left out")
			return true
		})
	}
	return out
}

// https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucketcorsconfiguration/
var pulumiCodeForm = &Format{
	ID: PulumiCode, Name: "Pulumi, TypeScript", About: "BucketCorsConfiguration of @pulumi/aws", Syntax: "javascript", File: "index.ts",
	Apply: pulumiForm.Apply,
	read:  func(text string) *reader { return readProgram(text, pulumiNames, "", "corsRules") },
	write: func(d Document, _ *losses) string {
		w := jsLayout(pulumiNames)
		w.last = ","
		return "new aws.s3.BucketCorsConfiguration(\"cors\", {\n  bucket: bucket.id,\n  corsRules: " + w.write(d, "  ", nil) + ",\n});\n"
	},
}

var pulumiPythonForm = &Format{
	ID: PulumiPython, Name: "Pulumi, Python", About: "BucketCorsConfiguration of pulumi_aws", Syntax: "python", File: "__main__.py",
	read: func(text string) *reader { return readProgram(text, hclNames, "", "cors_rules") },
}

// https://sst.dev/docs/component/aws/bucket#cors
var sstForm = &Format{
	ID: SST, Name: "SST", About: "cors of sst.aws.Bucket", Syntax: "javascript", File: "sst.config.ts",
	Apply: "npx sst deploy",
	read: func(text string) *reader {
		r := readProgram(text, sstNames, "", "cors")
		for i := range r.doc.Rules {
			r.doc.Rules[i].MaxAge = seconds(r.doc.Rules[i].MaxAge)
		}
		return r
	},
	write: func(d Document, l *losses) string {
		l.noID(d, "SST")
		w := jsLayout(sstNames)
		w.last = ","
		rule := "false"
		for i := range d.Rules {
			if i > 0 {
				l.add(i+1, s3cors.RuleElement, source.Span{}, "SST has one rule for a bucket; this one is left out")
				continue
			}
			r := &d.Rules[i]
			rule = w.one(r, "  ", func(f s3cors.Field) string {
				if f == s3cors.MaxAgeSeconds && isNumber(r.MaxAge) {
					return literal.Quote(r.MaxAge + " seconds")
				}
				return ""
			})
		}
		return "new sst.aws.Bucket(\"Bucket\", {\n  cors: " + rule + ",\n});\n"
	},
}

// seconds is a duration of SST, "1 day", in seconds; what is none stays.
func seconds(duration string) string {
	number, unit, _ := strings.Cut(duration, " ")
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 || n > 1<<20 {
		return duration
	}
	switch strings.TrimSuffix(unit, "s") {
	case "second":
	case "minute":
		n *= 60
	case "hour":
		n *= 3600
	case "day":
		n *= 86400
	default:
		return duration
	}
	return strconv.Itoa(n)
}

// https://docs.aws.amazon.com/aws-sdk-php/v3/api/api-s3-2006-03-01.html#putbucketcors
var phpForm = &Format{
	ID: PHP, Name: "AWS SDK for PHP", About: "argument of putBucketCors", Syntax: "php", File: "put-cors.php",
	read: func(text string) *reader { return readProgram(text, awsNames, "", s3cors.RulesKey) },
	write: func(d Document, _ *losses) string {
		w := jsonLayout(awsNames)
		w.is, w.key, w.quote, w.last, w.rule = " => ", shellQuote, phpString, ",", w.list
		return "$client->putBucketCors([\n    'Bucket' => 'BUCKET',\n    'CORSConfiguration' => [\n        'CORSRules' => " + w.write(d, "        ", nil) + ",\n    ],\n]);\n"
	},
}

// phpString writes s in double quotes, in which $ begins a variable.
func phpString(s string) string { return strings.ReplaceAll(braced(literal.Quote(s)), "$", `\$`) }

// braced makes \u{201c} of \u201c in a literal.
func braced(quote string) string {
	var b strings.Builder
	for i := 0; i < len(quote); i++ {
		b.WriteByte(quote[i])
		if quote[i] != '\\' {
			continue
		}
		i++
		if quote[i] == 'u' {
			b.WriteString("u{" + quote[i+1:i+5] + "}")
			i += 4
			continue
		}
		b.WriteByte(quote[i])
	}
	return b.String()
}

// readProgram reads the rules that a program hands over under the name key, or,
// one by one, to calls of the method add ("" = there is none).
func readProgram(text string, n names, add, key string) *reader {
	r := &reader{names: n, strict: n == cdkNames} // TypeScript says so, JavaScript does not
	if hasComment(text) {
		r.at(source.Span{}, CommentsLost)
	}
	if at := assigned(text, key, 0); at >= 0 {
		value, end := literal.Code(text, at)
		named(&value, text)
		switch value.Kind {
		case literal.List:
			r.list(&value)
		case literal.Map:
			r.rule(&value)
		case literal.Word:
		default:
			r.at(value.Span, "The rules are not in the text: "+quoted(value.Text))
		}
		if more := assigned(text, key, end); more >= 0 {
			r.at(source.Span{Start: more, End: more}, "There is another configuration; only the first is read")
		}
	} else if add == "" || !strings.Contains(text, add+"(") {
		r.at(source.Span{}, "No CORS rules were found")
	}
	for at := 0; add != ""; {
		i := strings.Index(text[at:], add+"(")
		if i < 0 {
			break
		}
		at += i + len(add)
		var args []literal.Node
		args, at = literal.Arguments(text, at)
		call := literal.Node{Kind: literal.Call, Items: args}
		named(&call, text)
		if call.Kind == literal.Call && len(args) == 1 {
			call = args[0]
		}
		r.rule(&call)
	}
	return r
}

// assigned is the offset of the value that text gives the name key at offset from
// or later, -1 if there is none.
func assigned(text, key string, from int) int {
	for at := from; ; {
		i := strings.Index(text[at:], key)
		if i < 0 {
			return -1
		}
		start := at + i
		at = start + len(key)
		rest := strings.TrimLeft(text[at:], "\"' \t\r\n")
		if start > 0 && isHCLName(text[start-1]) || rest == "" || rest[0] != ':' && rest[0] != '=' {
			continue
		}
		rest = strings.TrimLeft(rest, ":=> \t\r\n")
		return len(text) - len(rest)
	}
}

// named makes maps of Python's calls with named arguments and of PHP's lists with
// names, and texts of the methods of CDK.
func named(n *literal.Node, text string) {
	if i := strings.LastIndex(n.Text, httpMethods); i >= 0 && n.Kind == literal.Expression {
		n.Kind, n.Text = literal.String, n.Text[i+len(httpMethods):]
	}
	if n.Kind == literal.Call || n.Kind == literal.List {
		items := n.Items
		for i := 0; i+1 < len(items); i++ {
			gap := strings.TrimSpace(text[items[i].Span.End:max(items[i].Span.End, items[i+1].Span.Start)])
			if gap != "=" && gap != "=>" {
				continue
			}
			if n.Kind != literal.Map {
				n.Kind, n.Items = literal.Map, nil
			}
			i++
			items[i].Key, items[i].KeySpan = items[i-1].Text, items[i-1].Span
			n.Items = append(n.Items, items[i])
		}
	}
	if n.Kind == literal.Call && len(n.Items) == 0 && strings.HasSuffix(n.Text, s3cors.RuleElement[1:]) {
		n.Kind = literal.Map
	}
	for i := range n.Items {
		named(&n.Items[i], text)
	}
}
