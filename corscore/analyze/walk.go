package analyze

import "s3cors.playground/corscore/dialect"

// walk tries the shortest string that leads to each state of the patterns run side by
// side: which of them a string matches depends on that state alone. It reports whether
// it saw all states.
//
// A position is a place in a pattern: what is before it was read. A position at a *
// stays, whatever comes, and the place after the * is a position too; if a * matches
// one character or more, only after one.
func (f *finder) walk(fresh string) bool {
	a := automaton{least: f.w == dialect.GlobSome}
	var used [256]bool
	for _, p := range f.patterns {
		a.begins = append(a.begins, int32(len(a.text)))
		a.text += p + "\x00"
		for i := range len(p) {
			if f.valid(p[i : i+1]) {
				used[p[i]] = true
			}
		}
	}
	alphabet := []byte(fresh)
	for c := range used {
		if used[c] {
			alphabet = append(alphabet, byte(c))
		}
	}
	type state struct {
		at   []int32
		text string
	}
	var start []int32
	for i, p := range f.patterns {
		if p != "*" { // matches everything, even where a * needs a character
			start = a.enter(start, a.begins[i])
		}
	}
	queue := []state{{start, ""}}
	seen := map[string]bool{} // that a string leads to; none leads to the start
	for work := 0; len(queue) > 0; {
		s := queue[0]
		queue = queue[1:]
		if work += len(alphabet) * (len(s.at) + 1); work > mostWork || f.work > mostWork {
			return false
		}
		for _, c := range alphabet {
			next := a.step(s.at, c)
			key := stateKey(next)
			if seen[key] {
				continue
			}
			seen[key] = true
			text := s.text + string(rune(c))
			f.try(text)
			queue = append(queue, state{next, text})
		}
	}
	return true
}

type automaton struct {
	text   string // the patterns, a NUL after each
	begins []int32
	least  bool // a * matches one character or more
}

// enter adds position p to at, which is in order and without repetition, and
// the places that hold with it.
func (a *automaton) enter(at []int32, p int32) []int32 {
	at = insertOrdered(at, p)
	for a.text[p] == '*' && !a.least {
		p++
		at = insertOrdered(at, p)
	}
	return at
}

func (a *automaton) step(at []int32, c byte) (next []int32) {
	for _, p := range at {
		switch a.text[p] {
		case '*':
			next = a.enter(next, p)
			if a.least {
				next = a.enter(next, p+1)
			}
		case c:
			next = a.enter(next, p+1)
		}
	}
	return next
}

func insertOrdered(list []int32, p int32) []int32 {
	i := len(list)
	for i > 0 && list[i-1] >= p {
		if list[i-1] == p {
			return list
		}
		i--
	}
	list = append(list, 0)
	copy(list[i+1:], list[i:])
	list[i] = p
	return list
}

func stateKey(at []int32) string {
	key := make([]byte, 0, 4*len(at))
	for _, p := range at {
		key = append(key, byte(p), byte(p>>8), byte(p>>16), byte(p>>24))
	}
	return string(key)
}
