package format

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// azureNames are the elements of Azure's rules, in the order of the documentation:
// https://learn.microsoft.com/rest/api/storageservices/set-blob-service-properties
var azureNames = names{"", "AllowedMethods", "AllowedOrigins", "AllowedHeaders", "ExposedHeaders", "MaxAgeInSeconds"}

var azureXMLForm = &Format{
	ID: AzureXML, Name: "Azure Blob Storage, XML", About: "body of Set Blob Service Properties", Syntax: "xml", File: "properties.xml",
	Apply: `curl --request PUT --data-binary @properties.xml --header "x-ms-version: 2021-12-02" --header "Authorization: Bearer $(az account get-access-token --resource https://storage.azure.com --query accessToken --output tsv)" "https://ACCOUNT.blob.core.windows.net/?restype=service&comp=properties"`,
	read: func(text string) *reader {
		r := &reader{names: azureNames}
		r.azure(syntax.ParseXML(text))
		if strings.Contains(text, "<!--") {
			r.at(source.Span{}, CommentsLost)
		}
		return r
	},
	write: func(d Document, l *losses) string {
		d = l.azure(d, "")
		var b strings.Builder
		b.WriteString("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<StorageServiceProperties>\n  <Cors>\n")
		for i := range d.Rules {
			r := &d.Rules[i]
			b.WriteString("    <CorsRule>\n")
			for _, f := range s3cors.Fields {
				if azureNames[f] == "" {
					continue
				}
				text := strings.Join(values(r, f), ",")
				if f == s3cors.MaxAgeSeconds && text == "" {
					l.field(i+1, f, "Azure demands MaxAgeInSeconds: 5 is what browsers take without one")
					text = "5"
				}
				b.WriteString("      <" + azureNames[f] + ">" + escape(text) + "</" + azureNames[f] + ">\n")
			}
			b.WriteString("    </CorsRule>\n")
		}
		b.WriteString("  </Cors>\n</StorageServiceProperties>\n")
		return b.String()
	},
}

// azure is d with the values that lists separated by commas can hold, and that
// do not begin with avoid.
func (l *losses) azure(d Document, avoid string) Document {
	l.noID(d, "A rule of Azure")
	out := Document{Rules: slices.Clone(d.Rules)}
	for i := range out.Rules {
		if i == 5 {
			l.all = append(l.all, Loss{Message: "Azure stores at most five rules", Note: true})
		}
		r := &out.Rules[i]
		r.ID = ""
		for _, f := range s3cors.Fields {
			list := r.list(f)
			if list == nil {
				continue
			}
			*list = slices.DeleteFunc(slices.Clone(*list), func(v string) bool {
				if v != "" && !strings.Contains(v, ",") && strings.TrimSpace(v) == v && (avoid == "" || !strings.HasPrefix(v, avoid)) {
					return false
				}
				l.field(i+1, f, "Azure separates values by commas: "+quoted(v)+" is left out")
				return true
			})
		}
	}
	return out
}

func (r *reader) azure(t *syntax.Tree) {
	if t.Root == syntax.None {
		r.at(source.Span{}, "The text holds no element")
		return
	}
	var walk func(n int32, depth int)
	walk = func(n int32, depth int) {
		if t.Local(n) == "CorsRule" {
			r.azureRule(t, n)
			return
		}
		for c := t.Nodes[n].First; c != syntax.None && depth < 8; c = t.Nodes[c].Next {
			walk(c, depth+1)
		}
	}
	walk(t.Root, 0)
	if len(r.doc.Rules) == 0 && !strings.Contains(t.Text, "<Cors>") && !strings.Contains(t.Text, "<Cors ") {
		r.at(source.Span{}, "No CORS rules were found")
	}
}

func (r *reader) azureRule(t *syntax.Tree, n int32) {
	r.doc.Rules = append(r.doc.Rules, Rule{})
	number := len(r.doc.Rules)
	for c := t.Nodes[n].First; c != syntax.None; c = t.Nodes[c].Next {
		f, _, ok := r.fieldOf(t.Local(c))
		switch list := r.doc.Rules[number-1].list(f); {
		case !ok || f == s3cors.ID:
			r.add(number, "", t.Nodes[c].Span, "<"+t.Local(c)+"> has no meaning here and is left out")
		case list == nil:
			r.doc.Rules[number-1].MaxAge = t.Decode(c)
		default:
			*list = append(*list, commas(t.Decode(c))...)
		}
	}
}

// commas are the values of a list that is separated by commas.
func commas(text string) (list []string) {
	for v := range strings.SplitSeq(text, ",") {
		if v = strings.TrimSpace(v); v != "" {
			list = append(list, v)
		}
	}
	return list
}

const (
	azAdd = "az storage cors add"
	azNew = azAdd + " --services b --account-name ACCOUNT"
)

var azureOptions = names{"", "--methods", "--origins", "--allowed-headers", "--exposed-headers", "--max-age"}

// https://learn.microsoft.com/cli/azure/storage/cors
var azureCLIForm = &Format{
	ID: AzureCLI, Name: "Azure CLI", About: "command lines of az storage cors", Syntax: "shell", File: "put-cors.sh",
	Apply: "sh put-cors.sh",
	read: func(text string) *reader {
		r := &reader{names: azureNames}
		for _, command := range azureCommands(text) {
			r.azureCommand(&command)
		}
		return r
	},
	write: func(d Document, l *losses) string {
		d = l.azure(d, "-")
		var b strings.Builder
		b.WriteString("az storage cors clear --services b --account-name ACCOUNT\n")
		for i := range d.Rules {
			b.WriteString(azNew)
			for _, f := range s3cors.Fields {
				if list := values(&d.Rules[i], f); len(list) > 0 {
					b.WriteString(" " + azureOptions[f])
					for _, v := range list {
						b.WriteString(" " + shellQuote(v))
					}
				}
			}
			b.WriteByte('\n')
		}
		return b.String()
	},
}

// azureCommand reads the options of a command as a rule.
func (r *reader) azureCommand(command *literal.Node) {
	r.doc.Rules = append(r.doc.Rules, Rule{})
	r.doc.Places = append(r.doc.Places, Place{Rule: command.Span})
	rule, places := &r.doc.Rules[len(r.doc.Rules)-1], &r.doc.Places[len(r.doc.Places)-1].Values
	for i := range command.Items {
		option := &command.Items[i]
		f := s3cors.Field(slices.Index(azureOptions[1:], option.Key) + 1)
		if list := rule.list(f); list != nil {
			for _, word := range option.Items {
				for _, v := range commas(word.Text) {
					*list, places[f] = append(*list, v), append(places[f], word.Span)
				}
			}
		} else if f == s3cors.MaxAgeSeconds {
			rule.MaxAge, places[f] = option.Text, []source.Span{option.Span}
		}
	}
}

// azureCommands are the commands of text, each with its options: lists of words, and
// one word for --max-age.
func azureCommands(text string) (all []literal.Node) {
	for at := 0; ; {
		i := strings.Index(text[at:], azAdd)
		if i < 0 {
			return all
		}
		n := azureCommandAt(text, at+i)
		all = append(all, n)
		at = n.Span.End
	}
}

// azureCommandAt reads the command that begins at offset start.
func azureCommandAt(text string, start int) literal.Node {
	command := literal.Node{Kind: literal.Map, Span: source.Span{Start: start, End: start + len(azAdd)}}
	for at := command.Span.End; ; {
		rest := strings.TrimLeft(text[at:], " \t")
		at = len(text) - len(rest)
		if after, ok := strings.CutPrefix(rest, "\\\n"); ok {
			at = len(text) - len(after)
			continue
		}
		if rest == "" || strings.IndexByte("\r\n;|&", rest[0]) >= 0 {
			return command
		}
		word, width := shellWord(rest)
		value := source.Span{Start: at, End: at + max(width, 1)}
		at = value.End
		command.Span.End = at
		if rest[0] == '-' {
			key, joined, ok := strings.Cut(word, "=")
			option := literal.Node{Kind: literal.List, Key: key, KeySpan: source.Span{Start: value.Start, End: min(value.Start+len(key), at)}, Span: source.Span{Start: at, End: at}}
			command.Items = append(command.Items, option)
			if !ok {
				continue
			}
			word, value.Start = joined, min(value.Start+len(key)+1, at)
		}
		if n := len(command.Items) - 1; n >= 0 {
			addWord(&command.Items[n], word, value)
		}
	}
}

// addWord adds a value to an option.
func addWord(option *literal.Node, word string, span source.Span) {
	n := literal.Node{Kind: literal.String, Text: word, Span: span}
	if option.Key == azureOptions[s3cors.MaxAgeSeconds] {
		n.Key, n.KeySpan = option.Key, option.KeySpan
		if isNumber(word) {
			n.Kind = literal.Number
		}
		*option = n
		return
	}
	if len(option.Items) == 0 {
		option.Span.Start = span.Start
	}
	option.Span.End = span.End
	option.Items = append(option.Items, n)
}

func shellQuote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// ossutilForm is S3's XML for the tool of Alibaba Cloud OSS, whose rules have no
// ID: https://www.alibabacloud.com/help/en/oss/developer-reference/cors
var ossutilForm = &Format{
	ID: Ossutil, Name: "Alibaba Cloud OSS, ossutil", About: "file of ossutil cors", Syntax: "xml", File: "cors.xml",
	Apply: "ossutil cors --method put oss://BUCKET cors.xml",
	read:  xmlForm.read,
	write: func(d Document, l *losses) string {
		l.noID(d, "A rule of OSS")
		d.Rules = slices.Clone(d.Rules)
		for i := range d.Rules {
			d.Rules[i].ID = ""
		}
		return strings.Replace(xmlForm.write(d, l), ` xmlns="`+s3cors.Namespace+`"`, "", 1)
	},
}
