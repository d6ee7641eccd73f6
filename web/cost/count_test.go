package cost

// instrumented says that this program counts: TestCost builds it anew with
// testdata/count.go in this file's place.
const instrumented = false

// count is how many statements the packages under test have executed so far,
// and how many bytes they have read by the standard library or allocated.
func count() (statements, bytes int) { return 0, 0 }

// whoReads says who has the standard library read how much, from now on.
func whoReads() map[string]int { return nil }
