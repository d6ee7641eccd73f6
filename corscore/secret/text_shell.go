package secret

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/source"
)

// Short options of curl that take a value, and those whose value is a secret.
const (
	curlValues  = "XHdFubAeTomxcwDrKEUyYzP"
	curlSecrets = "ubUE"
)

// userOptions take "user:password".
var userOptions = []string{"user", "proxy-user", "u"}

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

// shellWord leaves out the word of a shell that begins at, after spaces and
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
	for end < len(in) && !source.IsSpace(in[end]) {
		if q := quoteAt(in, end); q != "" {
			end = min(closing(in, end+len(q), q)+len(q), len(in))
		} else {
			end = min(end+1+strings.Count(in[end:end+1], `\`), len(in))
		}
	}
	s.hide(at, end, name)
	return end
}
