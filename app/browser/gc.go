package browser

import (
	"runtime"
	"runtime/debug"
)

// heapGrowth is by how much, in percent of what is in use, memory may grow
// before it is tidied up in the midst of other work, which a key may have to
// wait for: several ms, in the one thread that there is. A page that rests for
// a moment calls [tidy] long before.
const heapGrowth = 400

func init() { debug.SetGCPercent(heapGrowth) }

// Tidy frees what is no longer used. It takes several ms: it is for moments in
// which nobody waits.
func Tidy() { runtime.GC() }
