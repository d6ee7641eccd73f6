package layer

import "s3cors.playground/corscore/literal"

// Remedy is one or two changes of the layer after which every page of a scene gets
// what it gets without the layer. They were tried.
type Remedy struct {
	Fixes    []Fix
	Settings Settings // with the change
	// Widens: more pages than before get a response that the bucket refuses them.
	Widens bool
}

// faults counts the steps of a scene that fail because of the layer, and those that
// pass although the bucket refuses them. alone is the scene without the layer.
func faults(with, alone []Happened) (failing, passing int) {
	for i := range with {
		a, b := with[i].Passes, alone[i].Passes
		switch {
		case a == nil:
		case !*a && *b:
			failing++
		case *a && !*b:
			passing++
		}
	}
	return failing, passing
}

// Fails reports whether a request of in is blocked that passes without the layer.
func Fails(in Input) bool {
	in.shareReads()
	failing, _ := faults(Play(in), Play(unlayered(in)))
	return failing > 0
}

// shareReads lets the scenes that are made of in read each document once.
func (in *Input) shareReads() {
	if in.puts == nil {
		in.puts = puts{}
	}
}

// unlayered returns the scene without its layer.
func unlayered(in Input) Input {
	in.Layer = nil
	return in
}

// Remedies returns the fixes of p, or pairs of them, that end every failure of a
// scene, the smallest first; none if the scene does not fail. A scene begins with an
// empty cache: for responses that are stored already, see [Preset.Purge].
func Remedies(p *Preset, in Input) []Remedy {
	if in.Layer == nil {
		return nil
	}
	in.shareReads()
	alone := Play(unlayered(in))
	return p.remedies(in.Layer, func(s *Settings) (failing, passing int) {
		changed := in
		changed.Layer = s
		return faults(Play(changed), alone)
	})
}

// remedies returns the fixes of p, or pairs of them, after which settings like s have
// no failures. faults counts the failures that settings have, and what passes
// although the bucket refuses it.
func (p *Preset) remedies(s *Settings, faults func(s *Settings) (failing, passing int)) []Remedy {
	failing, passing := faults(s)
	if failing == 0 {
		return nil
	}
	var all []Remedy
	try := func(s Settings, fixes ...Fix) bool {
		left, more := faults(&s)
		if left == 0 {
			all = append(all, Remedy{fixes, s, more > passing})
		}
		return left == 0
	}
	for i := range p.Fixes {
		try(s.With(p.Fixes[i].Change), p.Fixes[i])
	}
	for i := 0; len(all) == 0 && i < len(p.Fixes); i++ {
		for k := i + 1; k < len(p.Fixes); k++ {
			if try(s.With(p.Fixes[i].Change).With(p.Fixes[k].Change), p.Fixes[i], p.Fixes[k]) {
				break
			}
		}
	}
	return all
}

// TestCommand returns a command that requests url through the layer as a page does.
// It sends Origin: curl -I and a GET without Origin may leave a response without CORS
// headers in the cache, for every page.
func TestCommand(url, page string) string {
	return "curl -s -o /dev/null -D - -H " + literal.Shell("Origin: "+page) + " --compressed " + literal.Shell(url)
}
