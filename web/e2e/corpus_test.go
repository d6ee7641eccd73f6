package e2e

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/share"
)

// hostileCase is a line of testdata/hostile, whose README.md says how they are
// written.
type hostileCase struct{ name, text, shows string }

// corpus is a file of testdata/hostile.
func corpus(t *testing.T, file string) (all []hostileCase) {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "hostile", file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		name, rest, ok := strings.Cut(line, ": ")
		expression, shows, _ := strings.Cut(rest, " => ")
		c := hostileCase{name: name}
		if ok {
			c.text, err = generate(expression)
		}
		if err == nil && shows != "" {
			c.shows, err = generate(shows)
		}
		if err != nil || !ok {
			t.Fatalf("%s:%d: %v", file, n, err)
		}
		all = append(all, c)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// generate is the value of an expression.
func generate(expression string) (string, error) {
	e, err := parser.ParseExpr(expression)
	if err != nil {
		return "", err
	}
	return text(e)
}

func text(e ast.Expr) (string, error) {
	switch e := e.(type) {
	case *ast.BasicLit:
		return strconv.Unquote(e.Value)
	case *ast.ParenExpr:
		return text(e.X)
	case *ast.BinaryExpr:
		x, err := text(e.X)
		if err != nil {
			return "", err
		}
		if e.Op == token.MUL {
			n, err := number(e.Y)
			return strings.Repeat(x, n), err
		}
		y, err := text(e.Y)
		return x + y, err
	case *ast.CallExpr:
		if name, ok := e.Fun.(*ast.Ident); ok && len(e.Args) == 1 {
			switch name.Name {
			case "link":
				document, err := text(e.Args[0])
				return share.Encode(corscore.Input{Config: document}), err
			case "bomb":
				n, err := number(e.Args[0])
				return "1" + bombed(n), err
			case "bombed":
				n, err := number(e.Args[0])
				return bombed(n), err
			}
		}
	}
	return "", fmt.Errorf("no string, +, *, link(), bomb() or bombed(): %T", e)
}

func number(e ast.Expr) (int, error) {
	if literal, ok := e.(*ast.BasicLit); ok {
		return strconv.Atoi(strings.ReplaceAll(literal.Value, "_", ""))
	}
	return 0, fmt.Errorf("no number: %T", e)
}

// bombed is n MB, packed as links have it, in letters and digits.
func bombed(n int) string {
	var packed bytes.Buffer
	packed.WriteString("sum") // is only looked at behind the rest
	w, _ := flate.NewWriter(&packed, flate.BestCompression)
	for range n {
		_, _ = w.Write(make([]byte, 1<<20))
	}
	_ = w.Close()
	for packed.Len()%8 != 0 {
		packed.WriteByte(0)
	}
	const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	var digits strings.Builder
	for data := packed.Bytes(); len(data) > 0; data = data[8:] {
		n := binary.BigEndian.Uint64(data)
		group := make([]byte, 11)
		for i := range group {
			group[len(group)-1-i] = alphabet[n%62]
			n /= 62
		}
		digits.Write(group)
	}
	return digits.String()
}

// literal is s as a JavaScript string. A surrogate in three bytes, which is no
// UTF-8, is that lone surrogate.
func literal(s string) string {
	if utf8.ValidString(s) {
		return quote(s)
	}
	var units []string
	for len(s) > 0 {
		if len(s) >= 3 && s[0] == 0xED && s[1] >= 0xA0 && s[1] < 0xC0 && s[2]&0xC0 == 0x80 {
			units = append(units, fmt.Sprintf(`\u%04x`, 0xD000|int(s[1]&0x3F)<<6|int(s[2]&0x3F)))
			s = s[3:]
			continue
		}
		r, size := utf8.DecodeRuneInString(s)
		for _, u := range utf16.Encode([]rune{r}) {
			units = append(units, fmt.Sprintf(`\u%04x`, u))
		}
		s = s[size:]
	}
	return `"` + strings.Join(units, "") + `"`
}
