package guide

import (
	"reflect"
	"slices"
	"testing"
)

func TestPieces(t *testing.T) {
	tests := []struct {
		text string
		want []Piece
	}{
		{"", nil},
		{"words", []Piece{{Text: "words"}}},
		{"a `b` c", []Piece{{Text: "a "}, {Text: "b", Code: true}, {Text: " c"}}},
		{"[a](/b)", []Piece{{Text: "a", Link: "/b"}}},
		{"[`a`](#b).", []Piece{{Text: "a", Code: true, Link: "#b"}, {Text: "."}}},
		{"see [it](https://x.example) and `y`", []Piece{{Text: "see "}, {Text: "it", Link: "https://x.example"}, {Text: " and "}, {Text: "y", Code: true}}},
		{"[a `b`](/c)", []Piece{{Text: "a ", Link: "/c"}, {Text: "b", Code: true, Link: "/c"}}},
		{"`open", []Piece{{Text: "`open"}}},
		{"``", []Piece{{Code: true}}},
		{"[a] (b)", []Piece{{Text: "[a] (b)"}}},
		{"[a](javascript:b)", []Piece{{Text: "[a](javascript:b)"}}},
		{"[a](//b)", []Piece{{Text: "[a](//b)"}}},
		{"[a](http://b)", []Piece{{Text: "[a](http://b)"}}},
		{"[a](/b", []Piece{{Text: "[a](/b"}}},
		{"[[a](/b)", []Piece{{Text: "["}, {Text: "a", Link: "/b"}}},
		{"`[a](/b)`", []Piece{{Text: "[a](/b)", Code: true}}},
	}
	for _, test := range tests {
		if got := Pieces(test.text); !slices.Equal(got, test.want) {
			t.Errorf("%q: got %+v, want %+v", test.text, got, test.want)
		}
	}
	if got := Paragraphs("\na\nb\n\n\n\nc\n"); !slices.Equal(got, []string{"a\nb", "c"}) {
		t.Errorf("got %q", got)
	}
}

// What the playground fetches are the lessons, each as it is in its file.
func TestCourse(t *testing.T) {
	got, err := ParseCourse(Course())
	if err != nil {
		t.Fatal(err)
	}
	want := Lessons()
	if len(got) != len(want) {
		t.Fatalf("%d lessons, want %d", len(got), len(want))
	}
	for i := range got {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("%s is not what its file says", want[i].ID)
		}
	}
	for _, text := range []string{"", "nonsense", "=== 01-a\ntitle\n"} {
		if _, err := ParseCourse(text); err == nil {
			t.Errorf("%q is a course", text)
		}
	}
}
