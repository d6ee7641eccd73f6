package secret

import "strings"

// pair reads a value of HAR and of what looks like it: {"name": "x", "value":
// "y"}, in either order. It returns 0 if name is neither of these.
func (s *scanner) pair(name string, at int) int {
	isName := strings.EqualFold(name, "name")
	if !isName && !strings.EqualFold(name, "value") {
		return 0
	}
	at = afterSpaces(s.in, at)
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
	at = afterSpaces(in, at)
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
	if next := afterSpaces(s.in, at+1); next < len(s.in) && (s.in[next] == '{' || s.in[next] == '\n' || s.in[next] == '\r') {
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
