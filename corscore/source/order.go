package source

// Order returns the indices 0 to n-1 sorted by key; equal keys keep their
// order. It is one function for all lists that are sorted: the generic sorts of
// package slices are compiled anew for each element type, 10 to 20 KB of
// WebAssembly each.
func Order[K int | string](n int, key func(i int) K) []int {
	order, spare := make([]int, n), make([]int, n)
	for i := range order {
		order[i] = i
	}
	for width := 1; width < n; width *= 2 {
		for start := 0; start < n; start += 2 * width {
			middle, end := min(start+width, n), min(start+2*width, n)
			a, b := start, middle
			for i := start; i < end; i++ {
				if a < middle && (b == end || key(order[a]) <= key(order[b])) {
					spare[i] = order[a]
					a++
				} else {
					spare[i] = order[b]
					b++
				}
			}
		}
		order, spare = spare, order
	}
	return order
}

// Sorted returns a sorted copy of list.
func Sorted(list []string) []string {
	sorted := make([]string, len(list))
	for at, i := range Order(len(list), func(i int) string { return list[i] }) {
		sorted[at] = list[i]
	}
	return sorted
}
