package secret

import (
	"slices"
	"strings"
)

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
	from := afterSpaces(in, j)
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
