package command

import (
	"errors"
	"slices"
	"strings"

	"s3cors.playground/corscore/words"
)

// option is an option of a command.
type option struct {
	name   string // "--format"
	short  string // "-w", "" = none
	value  string // what the help calls its value, "" = it has none
	about  string
	of     []string // the values that it may have, nil = any
	repeat bool     // it may be given several times
}

// options are the options and arguments of one call.
type options struct {
	given map[string][]string
	args  []string
	help  bool
}

// get is the value of an option, otherwise if it was not given.
func (o *options) get(name, otherwise string) string {
	if given := o.given[name]; len(given) > 0 {
		return given[len(given)-1]
	}
	return otherwise
}

func (o *options) has(name string) bool { return o.given[name] != nil }

// parse reads the arguments of a command. Options may come before and after other
// arguments; after "--" there are none.
func parse(c *command, args []string) (*options, error) {
	o := &options{given: map[string][]string{}}
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		if arg == "--" {
			o.args = append(o.args, args...)
			break
		}
		if arg == "-" || !strings.HasPrefix(arg, "-") {
			o.args = append(o.args, arg)
			continue
		}
		if arg == "-h" || arg == "--help" || arg == "-help" {
			o.help = true
			return o, nil
		}
		rest, err := o.option(c, arg, args)
		if err != nil {
			return nil, err
		}
		args = rest
	}
	switch {
	case len(o.args) < c.least:
		return nil, errors.New("an argument is missing. Usage: corscore " + c.name + " " + c.args)
	case c.most > 0 && len(o.args) > c.most:
		return nil, errors.New("there is an argument too many: " + words.Quote(o.args[c.most]) + ". Usage: corscore " + c.name + " " + c.args)
	}
	return o, nil
}

// option reads the option arg and returns the arguments after its value.
func (o *options) option(c *command, arg string, args []string) (rest []string, err error) {
	name, value, inline := strings.Cut(arg, "=")
	i := slices.IndexFunc(c.options, func(k option) bool { return name == k.name || name == k.short || "-"+name == k.name })
	if i < 0 {
		var names []string
		for _, k := range c.options {
			names = append(names, k.name)
		}
		return nil, errors.New("there is no option " + words.Quote(name) + meant(name, names))
	}
	k := &c.options[i]
	switch {
	case k.value == "" && inline:
		return nil, errors.New(k.name + " has no value")
	case k.value == "":
		value = "true"
	case !inline && len(args) == 0:
		return nil, errors.New(k.name + " needs a value: " + k.name + " " + k.value)
	case !inline:
		value, args = args[0], args[1:]
	}
	if k.of != nil && !slices.Contains(k.of, value) {
		if len(k.of) > 8 {
			return nil, errors.New(k.name + ": " + words.Quote(value) + " is not known" + meant(value, k.of) + " Known are " + words.And(k.of))
		}
		return nil, errors.New(k.name + ": want " + words.Or(k.of) + ", got " + words.Quote(value))
	}
	if o.given[k.name] != nil && !k.repeat {
		return nil, errors.New(k.name + " is there twice")
	}
	o.given[k.name] = append(o.given[k.name], value)
	return args, nil
}

// help prints what there is.
func (s *session) help(p *printer) {
	p.line("corscore checks and tries CORS configurations of S3 buckets.")
	p.line("")
	p.line("Usage: corscore COMMAND [OPTIONS] [ARGUMENTS]")
	p.line("")
	width := 0
	for _, c := range all() {
		width = max(width, len(c.name))
	}
	for _, c := range all() {
		p.line("  ", padded(c.name, width), "  ", c.about)
	}
	p.line("  ", padded("help", width), "  print the help of a command: corscore help check")
	p.line("  ", padded("version", width), "  print the version")
	p.line("")
	p.line("A file may be XML, JSON, Terraform, CloudFormation, or any other form that the playground reads; “-” is standard input.")
	p.line("Nothing is sent anywhere, except by “test --live”.")
	p.line("")
	p.line("Exit status: 0 = fine, 1 = something was found or is not as expected, 2 = the arguments or a file could not be used.")
}

// helpOf prints the help of one command.
func (s *session) helpOf(name string) int {
	c := s.find(name)
	if c == nil {
		return Failed
	}
	s.out.line("corscore ", c.name, ": ", c.about, ".")
	s.out.line("")
	s.out.line("Usage: corscore ", c.name, " ", c.args)
	s.out.line("")
	s.out.lines("", c.details)
	s.out.line("")
	width := len("-h, --help")
	for i := range c.options {
		width = max(width, len(c.options[i].usage()))
	}
	for i := range c.options {
		k := &c.options[i]
		about := k.about
		if k.of != nil && len(k.of) <= 8 {
			about += " (" + words.Or(k.of) + ")"
		}
		s.out.line("  ", padded(k.usage(), width), "  ", about)
	}
	s.out.line("  ", padded("-h, --help", width), "  print this help")
	return Fine
}

// usage is the option as the help lists it.
func (k *option) usage() string {
	text := k.name
	if k.short != "" {
		text = k.short + ", " + text
	}
	if k.value != "" {
		text += " " + k.value
	}
	return text
}

func padded(s string, width int) string { return s + strings.Repeat(" ", max(0, width-len(s))) }
