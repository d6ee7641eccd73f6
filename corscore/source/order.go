package source

// Order returns the indices 0 to n-1 sorted by key; equal keys keep their
// order. It is one function for all lists that are sorted: the generic sorts of
// package slices are compiled anew for each element type, 10 to 20 KB of
// WebAssembly each.
//
// Most lists are sorted but for a few places: it merges the runs that are in order.
func Order[K int | string](n int, key func(i int) K) []int {
	order := make([]int, n)
	runs := []int{0} // where they start
	for i := range order {
		if order[i] = i; i > 0 && key(i-1) > key(i) {
			runs = append(runs, i)
		}
	}
	if len(runs) == 1 {
		return order
	}
	spare := make([]int, n)
	for len(runs) > 1 {
		fewer := runs[:0]
		for k := 0; k < len(runs); k += 2 {
			start, middle, end := runs[k], n, n
			if k+1 < len(runs) {
				middle = runs[k+1]
			}
			if k+2 < len(runs) {
				end = runs[k+2]
			}
			merge(spare[start:end], order[start:end], middle-start, key)
			fewer = append(fewer, start)
		}
		runs = fewer
		order, spare = spare, order
	}
	return order
}

// merge merges from[:middle] and from[middle:], each of which is sorted, into to.
func merge[K int | string](to, from []int, middle int, key func(i int) K) {
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
