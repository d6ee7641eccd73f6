// Package counter counts what the instrumented packages do. It takes the place
// of the standard library's functions that read a string or list, so that what
// they read counts too.
package counter

import (
	"iter"
	"runtime"
	"runtime/metrics"
	"slices"
	"strings"
	"unicode/utf8"
)

// Statements and Scanned are how many statements were executed and how many
// bytes or items the standard library looked at for them.
var Statements, Scanned int

// Read returns both, and the bytes allocated so far.
func Read() (statements, bytes int) {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return Statements, Scanned + int(sample[0].Value.Uint64())
}

// By says, if it is not nil, who had how much read, for whoever looks for it.
var By map[string]int

func scanned(n int) {
	Scanned += n
	if By != nil && n > 100 {
		by(n)
	}
}

//go:noinline
func by(n int) {
	var calls [12]uintptr
	frames := runtime.CallersFrames(calls[:runtime.Callers(1, calls[:])])
	for name, k := "", 0; ; {
		f, more := frames.Next()
		if !strings.Contains(f.File, "cost/counter") {
			name += f.Function[strings.LastIndexByte(f.Function, '/')+1:] + " < "
			if k++; k == 3 || !more {
				By[name] += n
				return
			}
		}
	}
}

// found counts what a search that ended at i has read of n; -1 = all.
func found(i, n int) int {
	if i >= 0 {
		n = i + 1
	}
	scanned(n)
	return i
}

// all counts n that are read whole.
func all(n int) { scanned(n) }

func StringsIndex(s, sub string) int                       { return found(strings.Index(s, sub), len(s)) }
func StringsIndexByte(s string, c byte) int                { return found(strings.IndexByte(s, c), len(s)) }
func StringsIndexAny(s, chars string) int                  { return found(strings.IndexAny(s, chars), len(s)) }
func StringsIndexFunc(s string, f func(rune) bool) int     { return found(strings.IndexFunc(s, f), len(s)) }
func StringsIndexRune(s string, r rune) int                { return found(strings.IndexRune(s, r), len(s)) }
func StringsContains(s, sub string) bool                   { return StringsIndex(s, sub) >= 0 }
func StringsContainsAny(s, chars string) bool              { return StringsIndexAny(s, chars) >= 0 }
func StringsContainsRune(s string, r rune) bool            { return StringsIndexRune(s, r) >= 0 }
func StringsContainsFunc(s string, f func(rune) bool) bool { return StringsIndexFunc(s, f) >= 0 }

func StringsLastIndex(s, sub string) int {
	i := strings.LastIndex(s, sub)
	all(len(s) - max(i, 0))
	return i
}

func StringsLastIndexByte(s string, c byte) int {
	i := strings.LastIndexByte(s, c)
	all(len(s) - max(i, 0))
	return i
}

func StringsCut(s, sep string) (string, string, bool) {
	StringsIndex(s, sep)
	return strings.Cut(s, sep)
}

func StringsHasPrefix(s, p string) bool        { all(min(len(s), len(p))); return strings.HasPrefix(s, p) }
func StringsHasSuffix(s, p string) bool        { all(min(len(s), len(p))); return strings.HasSuffix(s, p) }
func StringsCount(s, sub string) int           { all(len(s)); return strings.Count(s, sub) }
func StringsEqualFold(a, b string) bool        { all(min(len(a), len(b))); return strings.EqualFold(a, b) }
func StringsCompare(a, b string) int           { all(min(len(a), len(b))); return strings.Compare(a, b) }
func StringsToLower(s string) string           { all(len(s)); return strings.ToLower(s) }
func StringsToUpper(s string) string           { all(len(s)); return strings.ToUpper(s) }
func StringsSplit(s, sep string) []string      { all(len(s)); return strings.Split(s, sep) }
func StringsSplitAfter(s, sep string) []string { all(len(s)); return strings.SplitAfter(s, sep) }
func StringsFields(s string) []string          { all(len(s)); return strings.Fields(s) }
func StringsFieldsFunc(s string, f func(rune) bool) []string {
	all(len(s))
	return strings.FieldsFunc(s, f)
}
func StringsJoin(list []string, sep string) string  { all(len(list)); return strings.Join(list, sep) }
func StringsReplace(s, a, b string, n int) string   { all(len(s)); return strings.Replace(s, a, b, n) }
func StringsReplaceAll(s, a, b string) string       { all(len(s)); return strings.ReplaceAll(s, a, b) }
func StringsMap(f func(rune) rune, s string) string { all(len(s)); return strings.Map(f, s) }
func StringsToValidUTF8(s, r string) string         { all(len(s)); return strings.ToValidUTF8(s, r) }

// trimmed counts what a trim has taken away.
func trimmed(s, t string) string { all(len(s) - len(t)); return t }

func StringsTrim(s, c string) string                     { return trimmed(s, strings.Trim(s, c)) }
func StringsTrimLeft(s, c string) string                 { return trimmed(s, strings.TrimLeft(s, c)) }
func StringsTrimRight(s, c string) string                { return trimmed(s, strings.TrimRight(s, c)) }
func StringsTrimSpace(s string) string                   { return trimmed(s, strings.TrimSpace(s)) }
func StringsTrimFunc(s string, f func(rune) bool) string { return trimmed(s, strings.TrimFunc(s, f)) }

func StringsSplitSeq(s, sep string) iter.Seq[string] { all(len(s)); return strings.SplitSeq(s, sep) }
func StringsLines(s string) iter.Seq[string]         { all(len(s)); return strings.Lines(s) }

func SlicesContains[S ~[]E, E comparable](s S, v E) bool         { return SlicesIndex(s, v) >= 0 }
func SlicesIndex[S ~[]E, E comparable](s S, v E) int             { return found(slices.Index(s, v), len(s)) }
func SlicesContainsFunc[S ~[]E, E any](s S, f func(E) bool) bool { return SlicesIndexFunc(s, f) >= 0 }
func SlicesIndexFunc[S ~[]E, E any](s S, f func(E) bool) int {
	return found(slices.IndexFunc(s, f), len(s))
}
func SlicesEqual[S ~[]E, E comparable](a, b S) bool {
	all(min(len(a), len(b)))
	return slices.Equal(a, b)
}
func SlicesEqualFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](a S1, b S2, f func(E1, E2) bool) bool {
	all(min(len(a), len(b)))
	return slices.EqualFunc(a, b, f)
}
func SlicesInsert[S ~[]E, E any](s S, i int, v ...E) S { all(len(s)); return slices.Insert(s, i, v...) }
func SlicesDelete[S ~[]E, E any](s S, i, j int) S      { all(len(s)); return slices.Delete(s, i, j) }
func SlicesDeleteFunc[S ~[]E, E any](s S, f func(E) bool) S {
	all(len(s))
	return slices.DeleteFunc(s, f)
}
func SlicesReplace[S ~[]E, E any](s S, i, j int, v ...E) S {
	all(len(s))
	return slices.Replace(s, i, j, v...)
}
func SlicesMax[S ~[]int](s S) int      { all(len(s)); return slices.Max(s) }
func SlicesReverse[S ~[]E, E any](s S) { all(len(s)); slices.Reverse(s) }

func Utf8RuneCountInString(s string) int { all(len(s)); return utf8.RuneCountInString(s) }
func Utf8ValidString(s string) bool      { all(len(s)); return utf8.ValidString(s) }
