package secret

import (
	"slices"
	"strings"
)

// scanner reads a text once, from its start to its end, and copies what is no
// secret. It knows no language: names, what follows them, and URLs look alike
// in commands, code, recordings and messages.
type scanner struct {
	*cleaner
	in   string
	out  strings.Builder
	done int // in[:done] is copied

	document bool // it is a configuration, see [Document]

	curl    bool   // short options are curl's
	first   bool   // no word was on this line before
	chunk   int    // end of what a URL could be that begins here
	user    int    // place of the last "@" in it, -1 = none
	tried   bool   // it was read as "user:password@host"
	named   string // HAR: the name whose "value" comes
	valued  [2]int // HAR: the place of a "value" whose "name" comes
	objects bool   // within a list of cookies: every "value" is one
}

// text is a text of any kind.
func (c *cleaner) text(in string) string {
	s := scanner{cleaner: c, in: in}
	return s.scan()
}

func (s *scanner) scan() string {
	in := s.in
	s.curl, s.first = strings.Contains(in, "curl"), true
	for i := 0; i < len(in); {
		switch b := in[i]; {
		case isWord(b):
			i = s.word(i)
		case (b == '/' || b == '\\') && i+1 < len(in) && (in[i+1] == '/' || in[i+1] == '\\') && (i == 0 || in[i-1] != ':' && !isWord(in[i-1])):
			i = s.url(i, i+2)
		default:
			s.between(i)
			i++
		}
	}
	s.out.WriteString(in[s.done:])
	return s.out.String()
}

// isWord reports whether c may be in a name, a scheme or an option.
func isWord(c byte) bool {
	return isLetter(c) || isDigit(c) || c == '_' || c == '-' || c == '.' || c == '%' || c == '$'
}

// between takes note of a byte between words.
func (s *scanner) between(i int) {
	switch s.in[i] {
	case '\n':
		s.first = true
	case '{', '}':
		s.named, s.valued = "", [2]int{}
	case ']':
		s.objects = false
	}
}

// hide leaves out in[from:to], the value of name.
func (s *scanner) hide(from, to int, name string) {
	value := s.in[from:to]
	if from < s.done || isPlain(strings.TrimSpace(value)) {
		return
	}
	clean := Value(value)
	if clean == value {
		return
	}
	s.out.WriteString(s.in[s.done:from] + clean)
	s.done = to
	s.left = append(s.left, strings.TrimSpace(name))
}

// word reads the word at i and, if it names a secret, its value. It returns
// where to go on.
func (s *scanner) word(i int) int {
	in := s.in
	i = s.afterEscape(i)
	j := i
	for j < len(in) && isWord(in[j]) {
		j++
	}
	if j == i {
		return i + 1
	}
	if end := s.address(i, j); end > 0 {
		s.first = false
		return end
	}
	first := s.first
	if strings.ContainsFunc(in[i:j], func(r rune) bool { return isLetter(byte(r)) && r < 0x80 }) {
		s.first = false
	}
	switch {
	case in[i] == '-':
		if strings.HasPrefix(in[i:], "-----BEGIN ") {
			return s.pem(i)
		}
		if end := s.option(i, j); end > 0 {
			return end
		}
	case isCredential(in[i:j]):
		end := j
		for end < len(in) && (isWord(in[end]) || strings.IndexByte("+/=~", in[end]) >= 0) {
			end++
		}
		s.hide(i, end, "a credential by its form")
		return end
	}
	if end := s.scheme(i, j); end > 0 {
		return end
	}
	return s.after(i, j, first)
}

// afterEscape skips what is left of an escape before a word: "\nname",
// "\u0026name".
func (s *scanner) afterEscape(i int) int {
	if i == 0 || s.in[i-1] != '\\' {
		return i
	}
	switch rest := s.in[i:]; {
	case rest[0] == 'u' && len(rest) > 5:
		return i + 5
	case rest[0] == 'x' && len(rest) > 3:
		return i + 3
	case strings.IndexByte("nrt", rest[0]) >= 0 && len(rest) > 1:
		s.first = true
		return i + 1
	}
	return i
}

func (s *scanner) isName(name string) bool {
	return IsName(name) && (!s.document || !slices.Contains(generic, strings.ToLower(name)))
}

// after reads what follows the name in[i:j]. first: it is the first word of its
// line.
func (s *scanner) after(i, j int, first bool) int {
	in, name := s.in, s.in[i:j]
	quote := quoteBefore(in, i)
	k := j
	if quote != "" && strings.HasPrefix(in[j:], quote) {
		k += len(quote)
	}
	quoted := k > j
	at := blanks(in, brackets(in, k))
	if at == len(in) || in[at] == '\n' || in[at] == '\r' {
		if first && !quoted && !s.document && s.isName(name) {
			return s.nextLine(at, name)
		}
		return k
	}
	switch c := in[at]; {
	case c == ':' && !strings.HasPrefix(in[at:], "::"), c == '=':
		value := at + 1
		for value < len(in) && strings.IndexByte("=>:", in[value]) >= 0 {
			value++
		}
		if end := s.pair(name, value); end > 0 {
			return end
		}
		if s.isName(name) {
			enclosing := quote
			if quoted {
				enclosing = ""
			}
			return s.value(name, value, c, first, enclosing)
		}
	case quoted && c == ',' && inner(in, i-len(quote)) && s.isName(name):
		if v := blanks(in, at+1); quoteAt(in, v) != "" {
			return s.quotedValue(v, name)
		}
	case c == '(' && !quoted && s.isName(name):
		return s.arguments(at+1, 0, name)
	case c == '(' && !quoted && strings.HasSuffix(name, ".open"):
		return s.arguments(at+1, 3, "user and password of open()")
	case c == '>' && i > 0 && in[i-1] == '<' && s.isName(name):
		end := len(in)
		if n := strings.IndexByte(in[at:], '<'); n >= 0 {
			end = at + n
		}
		s.hide(at+1, max(end, at+1), name)
		return max(end, at+1)
	case at > k && !quoted && quoteAt(in, at) != "" && s.isName(name):
		return s.quotedValue(at, name)
	}
	return k
}

// pair reads a value of HAR and of what looks like it: {"name": "x", "value":
// "y"}, in either order. It returns 0 if name is neither of these.
func (s *scanner) pair(name string, at int) int {
	isName := strings.EqualFold(name, "name")
	if !isName && !strings.EqualFold(name, "value") {
		return 0
	}
	at = blanks(s.in, at)
	q := quoteAt(s.in, at)
	if q == "" {
		return 0
	}
	from := at + len(q)
	to := closing(s.in, from, q)
	switch content := s.in[from:to]; {
	case isName && IsName(content):
		s.named = content
		if s.valued[1] > 0 {
			s.hide(s.valued[0], s.valued[1], content)
		}
		return to
	case isName:
		s.named = ""
	case s.named != "":
		s.hide(from, to, s.named)
		s.named = ""
		return to
	case s.objects:
		s.hide(from, to, "cookies")
		return to
	default:
		s.valued = [2]int{from, to}
	}
	return 0
}

// value leaves out the value of name that begins after the separator sep, and
// returns where to go on. enclosing is the quote in which name is.
func (s *scanner) value(name string, at int, sep byte, first bool, enclosing string) int {
	in := s.in
	spaced := at < len(in) && in[at] == ' '
	at = blanks(in, at)
	if at < len(in) && (in[at] == '$' || in[at] == '@') && quoteAt(in, at+1) != "" {
		at++
	}
	switch {
	case at == len(in) || in[at] == '\n' || in[at] == '\r':
		if sep == ':' && first && enclosing == "" && !s.document {
			return s.nextLine(at, name)
		}
		return at
	case in[at] == '[':
		return s.list(at, name)
	case in[at] == '{' || in[at] == '(':
		return at
	case enclosing != "":
		end := closing(in, at, enclosing)
		if sep == '=' {
			if n := strings.IndexByte(in[at:end], '&'); n >= 0 {
				end = at + n
			}
		}
		s.hide(at, end, name)
		return end
	case quoteAt(in, at) != "":
		return s.quotedValue(at, name)
	}
	stop := " \t\n\r\"'`&<>"
	if first && (sep == ':' || spaced) {
		stop = "\n\r"
	} else if sep == ':' && spaced {
		stop = "\n\r\"'`"
	}
	end := len(in)
	if n := strings.IndexAny(in[at:], stop); n >= 0 {
		end = at + n
	}
	for end > at && in[end-1] == '\\' {
		end--
	}
	s.hide(at, end, name)
	return max(end, at+1)
}

// quotedValue leaves out what the quote at encloses.
func (s *scanner) quotedValue(at int, name string) int {
	q := quoteAt(s.in, at)
	from := at + len(q)
	to := closing(s.in, from, q)
	s.hide(from, to, name)
	return min(to+len(q), len(s.in))
}

// list leaves out the strings of the list at; of objects, their values.
func (s *scanner) list(at int, name string) int {
	if next := blanks(s.in, at+1); next < len(s.in) && (s.in[next] == '{' || s.in[next] == '\n' || s.in[next] == '\r') {
		s.objects = true
		return at + 1
	}
	for at++; at < len(s.in) && s.in[at] != ']'; {
		if quoteAt(s.in, at) != "" {
			at = s.quotedValue(at, name)
		} else {
			at++
		}
	}
	return at
}

// arguments leaves out the strings among the arguments of a call from number
// first on.
func (s *scanner) arguments(at, first int, name string) int {
	for n := 0; at < len(s.in) && s.in[at] != ')' && s.in[at] != '\n'; {
		q := quoteAt(s.in, at)
		switch {
		case q != "" && n >= first:
			at = s.quotedValue(at, name)
			continue
		case q != "":
			from := at + len(q)
			at = closing(s.in, from, q)
			s.clean(from, at)
		case s.in[at] == ',':
			n++
		}
		at++
	}
	return min(at, len(s.in))
}

// clean leaves out what is secret within in[from:to].
func (s *scanner) clean(from, to int) {
	before := len(s.left)
	clean := s.text(s.in[from:to])
	if len(s.left) > before && from >= s.done {
		s.out.WriteString(s.in[s.done:from] + clean)
		s.done = to
	}
}

// nextLine leaves out the line after at, where developer tools put a value.
func (s *scanner) nextLine(at int, name string) int {
	from := at
	for from < len(s.in) && (s.in[from] == '\n' || s.in[from] == '\r') && from < at+2 {
		from++
	}
	to := len(s.in)
	if n := strings.IndexAny(s.in[from:], "\n\r"); n >= 0 {
		to = from + n
	}
	if line := strings.TrimSpace(s.in[from:to]); line == "" || line[0] == '-' || line[0] == '<' || line[0] == '"' {
		return from
	}
	s.hide(from, to, name)
	return to
}

// pem leaves out the private key that begins at i, if one does.
func (s *scanner) pem(i int) int {
	line, _, _ := strings.Cut(s.in[i:min(len(s.in), i+80)], "\n")
	if !strings.HasPrefix(line, "-----BEGIN ") || !strings.Contains(line, "PRIVATE KEY") {
		return i + 1
	}
	end := len(s.in)
	from := i + strings.Index(line, "PRIVATE KEY") + len("PRIVATE KEY")
	if n := strings.Index(s.in[from:], "-----END"); n >= 0 {
		end = from + n
	}
	s.hide(from, end, "private key")
	return end
}

// isCredential reports whether a word is a credential by its looks.
func isCredential(word string) bool {
	return len(word) > tokenSize && slices.ContainsFunc(beginnings, func(b string) bool { return strings.HasPrefix(word, b) && len(word) >= len(b)+tokenSize })
}

// scheme leaves out what follows the authentication scheme in[i:j], and returns
// 0 if it is none.
func (s *scanner) scheme(i, j int) int {
	in := s.in
	if j >= len(in) || in[j] != ' ' || !slices.Contains(schemes, strings.ToLower(in[i:j])) {
		return 0
	}
	from := blanks(in, j)
	to := from
	for to < len(in) && strings.IndexByte(" \t\n\r\"'`\\,<>", in[to]) < 0 {
		to++
	}
	token := in[from:to]
	odd := strings.ContainsAny(token, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789=+/:_")
	switch {
	case hasAny(token, []string{"realm=", "error=", "scope="}, strings.HasPrefix), slices.Contains(schemes, token):
		return 0
	case strings.EqualFold(in[i:j], "bearer"):
		odd = odd || len(token) > 5 && token != "authentication" && token != "tokens" && token != "authorization"
	case len(token) < 8 && !strings.EqualFold(in[i:j], "basic"):
		return 0
	}
	if !odd || len(token) < 3 {
		return 0
	}
	if IsName(token) || strings.ContainsRune(token, '=') && IsName(token[:strings.IndexByte(token, '=')]) {
		return 0 // it is read by its name
	}
	s.hide(from, to, in[i:j]+" credentials")
	return to
}

// userOptions take "user:password".
var userOptions = []string{"user", "proxy-user", "u"}
