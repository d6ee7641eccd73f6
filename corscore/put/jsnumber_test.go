package put_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"s3cors.playground/corscore/put"
)

// printed is how JavaScript prints f, as strconv sees it: it writes e+05 and
// e-07 where JavaScript writes e+5 and e-7.
func printed(f float64) string {
	switch abs := math.Abs(f); {
	case math.IsInf(f, 0):
		return strings.TrimPrefix(strconv.FormatFloat(f, 'f', -1, 64), "+") + "inity"
	case f == 0:
		return "0"
	case abs >= 1e21 || abs < 1e-6:
		mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(f, 'e', -1, 64), "e")
		return mantissa + "e" + exponent[:1] + strings.TrimLeft(exponent[1:], "0")
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// TestJSNumber holds numbers of every size and length against strconv.
func TestJSNumber(t *testing.T) {
	try := func(text string) {
		t.Helper()
		f, _ := strconv.ParseFloat(text, 64)
		if got, want := put.JSNumber(text), printed(f); got != want {
			t.Errorf("%s is printed %s, want %s", text, got, want)
		}
	}
	for _, text := range []string{
		"0", "-0", "000", "1", "-1", "10", "0.1", "1.50", "1e21", "1e20", "1e-6", "1e-7", "123e-9", "1.7976931348623157e308", "1.7976931348623159e308", "1e309", "1e999999999999999999999",
		"1e-999999999999999999999", "0e999999999999999999999", "5e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "2.2250738585072014e-308", "2.2250738585072011e-308", "9007199254740993", "9007199254740991",
		"9007199254740992.5", "4503599627370497.5", "99999999999999999999", "1.", ".5", "-12.5e+3", "0." + strings.Repeat("0", 400) + "1",
		"1" + strings.Repeat("0", 22) + "." + strings.Repeat("0", 900) + "1", "9007199254740993" + "." + strings.Repeat("0", 900) + "1", strings.Repeat("9", 308), strings.Repeat("9", 309), strings.Repeat("1", 5000),
	} {
		try(text)
	}
	for e := -1074; e <= 1023; e++ { // the doubles where the distance to the next changes, and their neighbors
		f := math.Ldexp(1, e)
		for _, g := range []float64{f, math.Nextafter(f, 0), math.Nextafter(f, math.Inf(1))} {
			try(strconv.FormatFloat(g, 'e', -1, 64))
			try(strconv.FormatFloat(g, 'f', -1, 64))
		}
	}
	r := rand.New(rand.NewPCG(3, 4))
	n := 4000
	if testing.Short() {
		n = 500
	}
	for range n {
		f := math.Float64frombits(r.Uint64() &^ (1 << 63))
		if f != f || math.IsInf(f, 0) {
			continue
		}
		try(strconv.FormatFloat(f, 'e', 17+r.IntN(3), 64))
		try(strconv.FormatFloat(f, 'e', r.IntN(17), 64))
		if exact := new(big.Float).SetFloat64(f); f > 1e-30 && f < 1e30 { // exactly between two doubles
			next := new(big.Float).SetFloat64(math.Nextafter(f, math.Inf(1)))
			half := exact.SetPrec(200).Quo(exact.Add(exact, next), big.NewFloat(2))
			try(half.Text('f', 140))
		}
		try(strconv.FormatUint(r.Uint64(), 10) + strings.Repeat("0", r.IntN(4)))
	}
}

func TestHexNumber(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 5000 {
		digits := make([]byte, 1+r.IntN(24))
		for i := range digits {
			digits[i] = "00123456789abcdefABCDEF"[r.IntN(23)]
		}
		digits = append(digits, strings.Repeat("0", r.IntN(3)*r.IntN(120))...)
		n, _ := new(big.Int).SetString(string(digits), 16)
		f, _ := new(big.Float).SetInt(n).Float64()
		if got, want := put.HexNumber(string(digits)), printed(f); got != want {
			t.Errorf("%s is printed %s, want %s", digits, got, want)
		}
	}
	if got := put.HexNumber(strings.Repeat("f", 60000)); got != "Infinity" {
		t.Error(got)
	}
}
