package command

import (
	"cmp"
	"strconv"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/lint"
	"s3cors.playground/corscore/words"
)

// nthOption chooses one configuration of a file.
func nthOption() option {
	return option{name: "--nth", value: "N", about: "which configuration of a file that has several; default 1"}
}

// config is one configuration of a file.
type config struct {
	lint.Config
	form   format.ID
	server string
}

// input is the configuration on its server.
func (c *config) input() corscore.Input {
	return corscore.Input{Config: c.Text, Dialect: c.server, Way: dialect.AutoWay}
}

// serverName is how messages call the server.
func (c *config) serverName() string { return dialect.Of(c.server).Name }

// config reads one configuration of the file called name. It says why if there is
// none.
func (s *session) config(o *options, name string) (c config, ok bool) {
	text, ok := s.read(name)
	if !ok {
		return c, false
	}
	form, all, err := lint.Read(text)
	if err != nil {
		s.complain(name, err.Error())
		return c, false
	}
	n, err := strconv.Atoi(o.get("--nth", "1"))
	if err != nil || n < 1 || n > len(all) {
		s.complain(name, "--nth "+o.get("--nth", "1")+": the file has "+words.Count(len(all), "configuration"))
		return c, false
	}
	if len(all) > 1 && !o.has("--nth") {
		s.complain(name, "it has "+words.Count(len(all), "configuration")+", and the first is used: --nth chooses another")
	}
	c = config{all[n-1], form, lint.Server(form, o.get("--server", ""))}
	for i := range c.Losses {
		s.complain(name, c.Losses[i].Message)
	}
	if c.Rules() == 0 && len(c.Losses) > 0 {
		s.complain(name, cmp.Or(formName(form), "the file")+": no rules could be read from it")
		return c, false
	}
	return c, true
}

func formName(id format.ID) string {
	if f := format.ByID(id); f != nil {
		return f.Name
	}
	return string(id)
}
