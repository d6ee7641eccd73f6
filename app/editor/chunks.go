package editor

import "math"

// Lines are shown in chunks. A chunk near the viewport is colored: one
// element a line. The others are plain: one text node with all their lines,
// which costs next to nothing to make and to lay out.
const (
	chunkLines = 16             // of a new chunk
	chunkMost  = 2 * chunkLines // more are split
)

// splice says how chunks of the given sizes follow a patch: chunks [from, to)
// are replaced by new ones of sizes fresh. With keep, chunk from stays (to is
// from+1, fresh its new size) and only the lines at offset within it change.
func splice(sizes []int, p patch) (from, to, offset int, keep bool, fresh []int) {
	for offset = p.at; from < len(sizes)-1 && offset >= sizes[from]; from++ {
		offset -= sizes[from]
	}
	total := sizes[from]
	for to = from + 1; to < len(sizes) && offset+p.removed > total; to++ {
		total += sizes[to]
	}
	total += p.added - p.removed
	if to == from+1 && total <= chunkMost && p.added+p.removed <= chunkLines {
		return from, to, offset, true, []int{total}
	}
	return from, to, offset, false, chunkSizes(total)
}

// chunkSizes cuts n lines into chunks.
func chunkSizes(n int) []int {
	var sizes []int
	for ; n > chunkMost; n -= chunkLines {
		sizes = append(sizes, chunkLines)
	}
	return append(sizes, n)
}

// alignment is the space in px that makes width the next multiple of 1/64 px,
// short of it by a hair, so that rounding up gives just that.
func alignment(width float64) float64 {
	const unit, hair = 1.0 / 64, 1.0 / (1 << 18)
	return math.Ceil(width/unit-hair)*unit - width - hair
}

// scrollFor is where a viewport of the given height, now at offset at, scrolls
// to so that [top, bottom) is in view: no further than needed for what is
// near, so that it is in the middle for what is far.
func scrollFor(top, bottom, at, height, line float64) float64 {
	bottom = min(bottom, top+height-line)
	switch {
	case top < at && at-top > height/4 || bottom > at+height && bottom-at-height > height/4:
		at = (top + bottom - height) / 2
	case top < at:
		at = top
	case bottom > at+height:
		at = bottom - height
	}
	return max(0, at)
}
