package source

// Order returns the indices 0 to n-1 sorted by key; equal keys keep their
// order. It is one function for all lists that are sorted: the generic sorts of
// package slices are compiled anew for each element type, 10 to 20 KB of
// WebAssembly each.
//
// Most lists are sorted but for a few places: parts that are in order already
// cost one comparison.
func Order[K int | string](n int, key func(i int) K) []int {
	order := make([]int, n)
	sorted := true
	for i := range order {
		order[i] = i
		sorted = sorted && (i == 0 || key(i-1) <= key(i))
	}
	if sorted {
		return order
	}
	spare := make([]int, n)
	for width := 1; width < n; width *= 2 {
		for start := 0; start < n; start += 2 * width {
			end := min(start+2*width, n)
			merge(spare[start:end], order[start:end], min(width, end-start), key)
		}
		order, spare = spare, order
	}
	return order
}

// merge merges from[:middle] and from[middle:], each of which is sorted, into to.
func merge[K int | string](to, from []int, middle int, key func(i int) K) {
	if middle == len(from) || key(from[middle-1]) <= key(from[middle]) {
		copy(to, from)
		return
	}
	a, b := 0, middle
	for i := range to {
		switch {
		case a == middle:
			copy(to[i:], from[b:])
			return
		case b == len(from):
			copy(to[i:], from[a:middle])
			return
		case key(from[a]) <= key(from[b]):
			to[i] = from[a]
			a++
		default:
			to[i] = from[b]
			b++
		}
	}
}

// Sorted returns a sorted copy of list.
func Sorted(list []string) []string {
	sorted := make([]string, len(list))
	for at, i := range Order(len(list), func(i int) string { return list[i] }) {
		sorted[at] = list[i]
	}
	return sorted
}
