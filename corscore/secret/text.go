package secret

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/wire"
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

// Short options of curl that take a value, and those whose value is a secret.
const (
	curlValues  = "XHdFubAeTomxcwDrKEUyYzP"
	curlSecrets = "ubUE"
)

// option leaves out the value of the option in[i:j], and returns 0 if it has
// none that is secret.
func (s *scanner) option(i, j int) int {
	in := s.in
	name := strings.TrimLeft(in[i:j], "-")
	if strings.HasPrefix(in[i:j], "--") || len(name) > 1 && !s.curl {
		if name == "" || !slices.Contains(userOptions, strings.ToLower(name)) && !IsName(name) {
			return 0
		}
		if j < len(in) && (in[j] == '=' || in[j] == ':') {
			j++
		}
		return s.shellWord(j, in[i:j])
	}
	if !s.curl {
		return 0
	}
	if IsName(name) && len(name) > 3 { // -Token, of PowerShell, whose curl is another program
		return s.shellWord(j, in[i:j])
	}
	for k := i + 1; k < j; k++ {
		if strings.IndexByte(curlValues, in[k]) < 0 {
			continue
		}
		if strings.IndexByte(curlSecrets, in[k]) < 0 {
			if k+1 == j {
				return 0
			}
			return s.after(k+1, j, false) // -HName:
		}
		return s.shellWord(k+1, "-"+in[k:k+1])
	}
	return 0
}

// shellWord leaves out the word of a shell that begins at, after blanks and
// continued lines; it is the value of an option.
func (s *scanner) shellWord(at int, name string) int {
	in := s.in
	for at < len(in) && (in[at] == ' ' || in[at] == '\t' || (in[at] == '\\' || in[at] == '^' || in[at] == '`') && at+1 < len(in) && (in[at+1] == '\n' || in[at+1] == '\r') || in[at] == '\n' && at > 0 && strings.IndexByte("\\^`\r", in[at-1]) >= 0 || in[at] == '\r') {
		at++
	}
	if at == len(in) || in[at] == '\n' || in[at] == '-' || strings.HasPrefix(in[at:], "http://") || strings.HasPrefix(in[at:], "https://") {
		return at
	}
	if q := quoteAt(in, at); q != "" {
		if end := closing(in, at+len(q), q) + len(q); end >= len(in) || strings.IndexByte(" \t\n\r)};,|&\\", in[end]) >= 0 {
			return s.quotedValue(at, name)
		}
	}
	end := at
	for end < len(in) && strings.IndexByte(" \t\n\r", in[end]) < 0 {
		if q := quoteAt(in, end); q != "" {
			end = min(closing(in, end+len(q), q)+len(q), len(in))
		} else {
			end = min(end+1+strings.Count(in[end:end+1], `\`), len(in))
		}
	}
	s.hide(at, end, name)
	return end
}

// address leaves out what is secret in the URL that begins at i, whose first
// word ends at j, and returns its end; 0 if there is no URL.
func (s *scanner) address(i, j int) int {
	in := s.in
	if j >= len(in) || in[j] != ':' || j+1 >= len(in) || !wire.IsScheme(in[i:j]) {
		if j < len(in) && strings.HasPrefix(in[j:], "%") {
			return 0
		}
		return s.escaped(i, j)
	}
	next := in[j+1]
	if wire.IsSpecial(in[i:j]) && strings.IndexByte(" \t\n\r\"'`,;)", next) < 0 || strings.HasPrefix(in[j+1:], "//") || strings.HasPrefix(in[j+1:], `\/\/`) {
		return s.url(i, j+1)
	}
	s.measure(i)
	if s.user > j && !s.tried {
		s.tried = true
		before := len(s.left)
		if end := s.url(i, j+1); len(s.left) > before {
			return end
		}
	}
	return 0
}

// escaped leaves out what is secret in a URL that is percent-encoded as a
// whole, and returns its end; 0 if in[i:j] is none.
func (s *scanner) escaped(i, j int) int {
	word := s.in[i:j]
	if len(word) < 8 || strings.Count(word, "%") < 2 {
		return 0
	}
	before := len(s.left)
	clean := s.nested(word)
	if len(s.left) == before {
		return 0
	}
	s.out.WriteString(s.in[s.done:i] + clean)
	s.done = j
	return j
}

// measure finds the end of what a URL could be that begins at i.
func (s *scanner) measure(i int) {
	if i < s.chunk {
		return
	}
	end := i
	for end < len(s.in) && strings.IndexByte(" \t\n\r\"'`<>", s.in[end]) < 0 {
		end++
	}
	s.chunk, s.tried = end, false
	s.user = -1
	if at := strings.LastIndexByte(s.in[i:end], '@'); at >= 0 {
		s.user = i + at
	}
}

// url leaves out what is secret in the URL that begins at i, and returns its
// end, which is after min.
func (s *scanner) url(i, least int) int {
	s.measure(i)
	end := s.chunk
	for end > least && strings.IndexByte(`\^),;]}.`, s.in[end-1]) >= 0 {
		end--
	}
	end = max(end, least)
	if i < s.done {
		return end
	}
	before := len(s.left)
	base, fragment, ok := strings.Cut(s.in[i:end], "#")
	clean := s.cleaner.address(base)
	if ok {
		clean += "#" + s.nested(fragment)
	}
	if len(s.left) > before {
		s.out.WriteString(s.in[s.done:i] + clean)
		s.done = end
	}
	return end
}

// brackets is the place after what may be between a name and its value:
// data["token"], token[], token[0].
func brackets(in string, at int) int {
	if at < len(in) && in[at] == ']' {
		at++
	}
	for range 3 { // each is looked at from few places
		if at == len(in) || in[at] != '[' {
			break
		}
		end := at + 1
		for end < len(in) && isWord(in[end]) {
			end++
		}
		if end == len(in) || in[end] != ']' {
			return at
		}
		at = end + 1
	}
	return at
}

// blanks is the place after spaces and tabs.
func blanks(in string, at int) int {
	for at < len(in) && (in[at] == ' ' || in[at] == '\t') {
		at++
	}
	return at
}

// quoteAt is the quote that begins at, with the backslash before it if it is
// escaped itself; "" if there is none.
func quoteAt(in string, at int) string {
	if at < len(in) && in[at] == '\\' && at+1 < len(in) && isQuote(in[at+1]) || at < len(in) && in[at] == '^' && at+1 < len(in) && in[at+1] == '"' {
		return in[at : at+2]
	}
	if at < len(in) && isQuote(in[at]) {
		return in[at : at+1]
	}
	return ""
}

// quoteBefore is the quote that ends before at.
func quoteBefore(in string, at int) string {
	switch {
	case at == 0 || !isQuote(in[at-1]):
		return ""
	case at > 1 && (in[at-2] == '\\' || in[at-2] == '^' && in[at-1] == '"'):
		return in[at-2 : at]
	}
	return in[at-1 : at]
}

func isQuote(c byte) bool { return c == '"' || c == '\'' || c == '`' }

// closing is the place of the quote that closes one whose content begins at
// from; the end of the line if there is none. A shell's '\” is part of the
// content.
func closing(in string, from int, quote string) int {
	for at := from; ; {
		n := strings.Index(in[at:], quote)
		if n < 0 {
			break
		}
		at += n
		slashes := 0
		for k := at - 1; k >= from && in[k] == '\\'; k-- {
			slashes++
		}
		after := at + len(quote)
		switch {
		case slashes%2 == 1 && quote != "'":
		case quote == "'" && strings.HasPrefix(in[after:], `\''`):
			after += 3
		default:
			return at
		}
		at = after
	}
	if n := strings.IndexByte(in[from:], '\n'); n >= 0 {
		return from + n
	}
	return len(in)
}

// inner reports whether the quote at is that of the first of two strings that
// are a pair: an argument, or a list in a list.
func inner(in string, at int) bool {
	back := func() byte {
		for at--; at >= 0; at-- {
			if strings.IndexByte(" \t\r\n", in[at]) < 0 {
				return in[at]
			}
		}
		return 0
	}
	switch back() {
	case '(':
		return true
	case '[':
		b := back()
		return b == '[' || b == ','
	}
	return false
}
