package layer

import "s3cors.playground/corscore/literal"

// Remedy is a change of the layer, or two, after which every page of a scene gets
// what the bucket alone would let it have. It was tried.
type Remedy struct {
	Fixes    []Fix
	Settings Settings // with the change
	// Widens: pages get the response that the configuration of the bucket refuses.
	Widens bool
}

// faults are the steps of a scene that fail because of the layer, and those that
// pass although the bucket would refuse. alone is the scene without the layer.
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

// Fails reports whether the layer of in blocks a request that the bucket alone
// would let pass.
func Fails(in Input) bool {
	in.reads()
	failing, _ := faults(Play(in), Play(unlayered(in)))
	return failing > 0
}

// reads lets the scenes that are made of in read each document once.
func (in *Input) reads() {
	if in.puts == nil {
		in.puts = puts{}
	}
}

// unlayered is the scene without its layer.
func unlayered(in Input) Input {
	in.Layer = nil
	return in
}

// Remedies are the changes that end every failure of a scene, in the words of p,
// the smallest first; none if it does not fail. Nothing is stored at the
// beginning: what a change does not undo is for [Preset.Purge].
func Remedies(p *Preset, in Input) []Remedy {
	if in.Layer == nil {
		return nil
	}
	in.reads()
	alone := Play(unlayered(in))
	failing, passing := faults(Play(in), alone)
	if failing == 0 {
		return nil
	}
	var all []Remedy
	try := func(s Settings, fixes ...Fix) bool {
		changed := in
		changed.Layer = &s
		left, more := faults(Play(changed), alone)
		if left == 0 {
			all = append(all, Remedy{fixes, s, more > passing})
		}
		return left == 0
	}
	for i := range p.Fixes {
		try(in.Layer.With(p.Fixes[i].Change), p.Fixes[i])
	}
	for i := 0; len(all) == 0 && i < len(p.Fixes); i++ {
		for k := i + 1; k < len(p.Fixes); k++ {
			if try(in.Layer.With(p.Fixes[i].Change).With(p.Fixes[k].Change), p.Fixes[i], p.Fixes[k]) {
				break
			}
		}
	}
	return all
}

// DefaultSteps are what a layer is shown with first: the sequence by which it fails
// with this bucket, if it does, otherwise one that shows how it works. The object
// is one that caches keep.
func DefaultSteps(in Input, page, other string) (Object, []SceneStep) {
	get := func(page string) SceneStep { return Ask("GET", page) }
	preflight := askPreflight(page)
	in.reads()
	if in.Object.Headers == nil {
		in.Object.Headers = cacheable.Headers
	}
	for _, steps := range [...][]SceneStep{
		{get(page)},
		{get(""), get(page)},
		{get(other), get(page)},
		{get(page), get(other)},
		{get(page), get(""), get(page)},
		{preflight},
	} {
		in.Steps = steps
		if in.Layer != nil && Fails(in) {
			return in.Object, steps
		}
	}
	return in.Object, []SceneStep{get(""), get(page), get(other), get(page), preflight}
}

// TestCommand asks url through the layer as a page does. It cannot harm: curl -I
// and a GET without Origin may leave a response without CORS headers in the cache,
// for everybody.
func TestCommand(url, page string) string {
	return "curl -s -o /dev/null -D - -H " + literal.Shell("Origin: "+page) + " --compressed " + literal.Shell(url)
}
