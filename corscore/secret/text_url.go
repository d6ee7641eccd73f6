package secret

import (
	"strings"

	"s3cors.playground/corscore/wire"
)

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
	end := len(s.in)
	if size := strings.IndexAny(s.in[i:], " \t\n\r\"'`<>"); size >= 0 {
		end = i + size
	}
	s.chunk, s.tried = end, false
	s.trimmed = i + len(strings.TrimRight(s.in[i:end], `\^),;]}.`))
	s.user = -1
	if at := strings.LastIndexByte(s.in[i:end], '@'); at >= 0 {
		s.user = i + at
	}
}

// url leaves out what is secret in the URL that begins at i, and returns its
// end, which is after min.
func (s *scanner) url(i, least int) int {
	s.measure(i)
	end := max(s.trimmed, least)
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
