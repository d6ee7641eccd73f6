package dialect_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/dialect"
)

// TestEveryFactIsShown: each fact and each refusal of a server has a row of its own.
func TestEveryFactIsShown(t *testing.T) {
	d := *dialect.ByID("ceph")
	actual := *d.Answer.Actual
	d.Answer.Actual = &actual
	d.Put.Tests = slices.Clone(d.Put.Tests)
	var all []string
	label(reflect.ValueOf(&d).Elem(), "", &all)
	if len(all) < 50 {
		t.Fatalf("only %d facts were found", len(all))
	}
	rows := d.Facts()
	for _, mark := range all {
		if n := len(slices.Collect(func(yield func(int) bool) {
			for i, r := range rows {
				if (strings.HasSuffix(r.Note, mark) || strings.Contains(r.Value, mark+":")) && !yield(i) {
					return
				}
			}
		})); n != 1 {
			t.Errorf("%s has %d rows", mark, n)
		}
	}
}

// label gives every fact within v a note of its own, and every refusal a code.
func label(v reflect.Value, at string, all *[]string) {
	mark := fmt.Sprintf("<%s>", at)
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && v.CanSet() {
			label(v.Elem(), at, all)
		}
	case reflect.Slice:
		for i := range v.Len() {
			label(v.Index(i), fmt.Sprint(at, ".", i), all)
		}
	case reflect.Struct:
		if r, ok := v.Addr().Interface().(*dialect.Refusal); ok {
			r.Status, r.Code, r.Message = 400, mark, "words"
			*all = append(*all, mark)
			return
		}
		if note := v.FieldByName("Note"); note.IsValid() && v.FieldByName("Mark").IsValid() {
			note.SetString(mark)
			*all = append(*all, mark)
			return
		}
		for i := range v.NumField() {
			label(v.Field(i), at+"."+v.Type().Field(i).Name, all)
		}
	}
}
