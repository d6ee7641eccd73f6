package format

import (
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

const cliStart = "aws s3api put-bucket-cors --bucket "

var cliForm = &Format{
	ID: CLI, Name: "AWS CLI", About: "command line of aws s3api put-bucket-cors", Syntax: "shell", File: "put-cors.sh",
	read: func(text string) *reader {
		r := &reader{names: awsNames}
		r.cli(text)
		return r
	},
	write: func(d Document, _ *losses) string {
		return cliStart + "BUCKET --cors-configuration '" + strings.ReplaceAll(corsRules(d, awsNames), "'", `'\''`) + "'\n"
	},
}

// cli reads the value of --cors-configuration: JSON or the shorthand syntax.
func (r *reader) cli(text string) {
	const option = "--cors-configuration"
	at := strings.Index(text, option)
	if at < 0 {
		r.at(source.Span{}, "There is no "+option)
		return
	}
	at += len(option)
	value := strings.TrimLeft(text[at:], " \t=\\\r\n")
	at = len(text) - len(value)
	span := source.Span{Start: at, End: at}
	value, width := shellWord(value)
	span.End += width
	start := -1 // of value in text, -1 = quotes were taken from it
	if inside := strings.TrimPrefix(span.Of(text), "'"); strings.HasPrefix(inside, value) {
		start = span.End - len(inside)
	}
	if value == "file:///dev/stdin" {
		if printed, ok := piped(text[:span.Start]); ok {
			value, start = printed, -1
		}
	}
	switch {
	case strings.HasPrefix(value, "file://"):
		r.at(span, "The rules are in the file "+quoted(value[len("file://"):])+", not in the text")
	case strings.HasPrefix(value, "{"), strings.HasPrefix(value, "["):
		before := len(r.all)
		r.json(value, func(root *literal.Node) { r.list(root, "corsrules", "corsrule") })
		r.placed(before, start, span)
	default:
		before := len(r.all)
		root := literal.Shorthand(value)
		r.take(search(&root, "corsrules", "corsrule"), source.Span{})
		r.placed(before, start, span)
	}
}

// piped is what the printf or echo of a command line prints for the command
// after it.
func piped(before string) (text string, ok bool) {
	at := strings.LastIndex(before, "printf ")
	width := len("printf ")
	if at < 0 {
		at, width = strings.LastIndex(before, "echo "), len("echo ")
	}
	if at < 0 {
		return "", false
	}
	echo := strings.HasPrefix(before[at:], "echo")
	rest := before[at+width:]
	text, end := shellWord(rest)
	switch {
	case echo:
		return text, true
	case text == "%s" || text == "%s\\n":
		text, _ = shellWord(strings.TrimLeft(rest[end:], " \t\r\n\\"))
		return text, true
	}
	return printed(text), true
}

// printed is what printf prints for a format without arguments.
func printed(format string) string {
	var b strings.Builder
	for i := 0; i < len(format); i++ {
		c := format[i]
		if (c == '%' || c == '\\') && i+1 < len(format) && format[i+1] == c {
			i++
		} else if c == '\\' && i+3 < len(format) && isOctal(format[i+1:i+4]) {
			c = (format[i+1]-'0')<<6 | (format[i+2]-'0')<<3 | (format[i+3] - '0')
			i += 3
		}
		b.WriteByte(c)
	}
	return b.String()
}

func isOctal(s string) bool { return strings.Trim(s, "01234567") == "" && s[0] <= '3' }

// placed makes places in a value, those of the losses from n on and those of the
// rules, places in the text. The value begins at start; where start is -1, quotes
// were taken from it and all get the place span.
func (r *reader) placed(n, start int, span source.Span) {
	inner := reader{losses: losses{r.all[n:]}, doc: r.doc}
	if start >= 0 {
		inner.move(start)
		return
	}
	for i := range inner.all {
		inner.all[i].Span = span
	}
	for i := range r.doc.Places {
		p := &r.doc.Places[i]
		p.Rule = span
		for f := range p.Values {
			for k := range p.Values[f] {
				p.Values[f][k] = span
			}
		}
	}
}

// shellWord reads the first word of a command line, without its quotes, and
// returns how many bytes it takes.
func shellWord(s string) (word string, width int) {
	var b strings.Builder
	quote := byte(0)
	i := 0
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case quote == '\'' && c != '\'', quote == '"' && c != '"' && c != '\\':
			b.WriteByte(c)
		case quote != 0 && c == quote:
			quote = 0
		case quote == '"' && i+1 < len(s): // a backslash
			i++
			if strings.IndexByte("\"\\$`\n", s[i]) < 0 {
				b.WriteByte('\\')
			}
			if s[i] != '\n' {
				b.WriteByte(s[i])
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '\\' && i+1 < len(s):
			i++
			if s[i] != '\n' {
				b.WriteByte(s[i])
			}
		case strings.IndexByte(" \t\r\n;|&", c) >= 0:
			return b.String(), i
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), i
}

var sdkForm = &Format{
	ID: SDK, Name: "AWS SDK for JavaScript", About: "argument of PutBucketCorsCommand, or of v2's putBucketCors", Syntax: "javascript", File: "put-cors.mjs",
	read: readCode,
	write: func(d Document, _ *losses) string {
		return "await client.send(new PutBucketCorsCommand({\n  Bucket: \"BUCKET\",\n  CORSConfiguration: {\n    CORSRules: " +
			objects(d, func(f s3cors.Field) string { return awsNames[f] }, literal.Quote, "    ", nil) + ",\n  },\n}));\n"
	},
}

var boto3Form = &Format{
	ID: Boto3, Name: "boto3", About: "arguments of put_bucket_cors in Python", Syntax: "python", File: "put_cors.py",
	read: readCode,
	write: func(d Document, _ *losses) string {
		return "s3.put_bucket_cors(\n    Bucket=\"BUCKET\",\n    CORSConfiguration={\n        \"CORSRules\": " + jsonRules(d, awsNames, "        ", nil) + ",\n    },\n)\n"
	},
}

// readCode reads the rules from a piece of JavaScript or Python: the list that
// follows CORSRules, or the first list or map.
func readCode(text string) *reader {
	r := &reader{names: awsNames}
	if hasComment(text) {
		r.at(source.Span{}, CommentsLost)
	}
	at := strings.Index(text, s3cors.RulesKey)
	if at < 0 {
		if at = strings.IndexAny(text, "{["); at < 0 {
			r.at(source.Span{}, "No CORS rules were found")
			return r
		}
		n, _ := literal.Code(text, at)
		r.list(&n, "corsrules", "corsrule")
		return r
	}
	at += len(s3cors.RulesKey)
	for at < len(text) && strings.IndexByte(" \t\r\n\"'`]:=", text[at]) >= 0 {
		at++
	}
	n, end := literal.Code(text, at)
	switch n.Kind {
	case literal.List, literal.Map:
		r.list(&n, "corsrules", "corsrule")
	default:
		r.at(n.Span, "The rules are not in the text: "+quoted(n.Text))
	}
	if more := strings.Index(text[end:], s3cors.RulesKey); more >= 0 {
		r.at(source.Span{Start: end + more, End: end + more + len(s3cors.RulesKey)}, "There is another configuration; only the first is read")
	}
	return r
}
