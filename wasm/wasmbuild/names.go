package wasmbuild

import "bytes"

// dropNames shortens the names of the standard library's functions, which a
// stack trace then leaves out: a trace is read for the program's own. Names
// serve the runtime in two places. It tells its own goroutines by "runtime.",
// which stays, and finds the arguments of two functions of reflect by name,
// which stay too.
func (t *tables) dropNames() {
	names := t.mem.at(t.names)[:t.units-t.names]
	for len(names) > 0 {
		end := bytes.IndexByte(names, 0)
		if end < 0 {
			panic(errLayout)
		}
		name := names[:end]
		names = names[end+1:]
		switch {
		case !isStandard(name) || bytes.HasPrefix(name, []byte("reflect.")):
		case bytes.HasPrefix(name, []byte("runtime.")):
			clear(name[len("runtime."):])
		default:
			clear(name)
		}
	}
}

// isStandard reports whether a function is of the standard library or made by
// the compiler (type:.eq.…): the first element of its package's path has no dot.
func isStandard(name []byte) bool {
	if bytes.HasPrefix(name, []byte("type:")) {
		return true
	}
	path, _, _ := bytes.Cut(name, []byte("["))
	first, _, inside := bytes.Cut(path, []byte("/"))
	if inside {
		return !bytes.Contains(first, []byte("."))
	}
	return !bytes.HasPrefix(path, []byte("main."))
}
