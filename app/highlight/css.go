//go:build !js

package highlight

import (
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// Light and Dark are the two styles. Each color has a contrast of at least
// 4.5:1 (WCAG 2.2 AA) on the backgrounds its test lists. Weight and slant are
// left alone: in the editor the colored text lies under the characters of a
// textarea and must have their widths.
var (
	Light = chroma.MustNewStyle("s3cors-light", chroma.StyleEntries{
		chroma.Background:         "#1f2328 bg:#ffffff",
		chroma.Punctuation:        "#57606a",
		chroma.NameTag:            "#0550ae",
		chroma.NameAttribute:      "#853100",
		chroma.LiteralString:      "#116329",
		chroma.LiteralStringOther: "#116329",
		chroma.NameEntity:         "#6f3cc9",
		chroma.Comment:            "#57606a",
		chroma.CommentPreproc:     "#57606a",
		chroma.LiteralNumber:      "#6f3cc9",
		chroma.KeywordConstant:    "#a40e26",
		chroma.NameFunction:       "#6f3cc9",
		chroma.NameNamespace:      "#1f2328",
		chroma.KeywordReserved:    "#57606a",
		chroma.NameException:      "#57606a",
		chroma.Literal:            "#0a3069",
		chroma.Error:              "#a40e26",
	})
	Dark = chroma.MustNewStyle("s3cors-dark", chroma.StyleEntries{
		chroma.Background:         "#e6edf3 bg:#0d1117",
		chroma.Punctuation:        "#aeb7c2",
		chroma.NameTag:            "#7cc3ff",
		chroma.NameAttribute:      "#ffb470",
		chroma.LiteralString:      "#7ee787",
		chroma.LiteralStringOther: "#7ee787",
		chroma.NameEntity:         "#d8b4ff",
		chroma.Comment:            "#aeb7c2",
		chroma.CommentPreproc:     "#aeb7c2",
		chroma.LiteralNumber:      "#d8b4ff",
		chroma.KeywordConstant:    "#ff9d94",
		chroma.NameFunction:       "#d8b4ff",
		chroma.NameNamespace:      "#e6edf3",
		chroma.KeywordReserved:    "#aeb7c2",
		chroma.NameException:      "#aeb7c2",
		chroma.Literal:            "#a5d6ff",
		chroma.Error:              "#ff9d94",
	})
)

// CSS returns the style sheet of the classes of [Run] below an element with
// class [Root]. Dark follows the system unless the root element says
// data-theme="light" or "dark".
func CSS() string {
	var b strings.Builder
	b.WriteString(":root{" + variables(Light) + "}\n")
	b.WriteString("@media (prefers-color-scheme:dark){:root:not([data-theme=light]){" + variables(Dark) + "}}\n")
	b.WriteString(":root[data-theme=dark]{" + variables(Dark) + "}\n")
	for _, class := range colored() {
		b.WriteString("." + Root + " ." + class + "{color:var(--" + Root + "-" + class + ")}\n")
	}
	return b.String()
}

// variables sets one custom property for each class, in a fixed order.
func variables(style *chroma.Style) string {
	var b strings.Builder
	for _, class := range colored() {
		b.WriteString("--" + Root + "-" + class + ":" + style.Get(tokenType(class)).Colour.String() + ";")
	}
	return strings.TrimSuffix(b.String(), ";")
}

// colored lists the classes that have a color of their own, sorted.
func colored() []string {
	list := slices.Clone(classes[:])
	slices.Sort(list)
	return slices.DeleteFunc(slices.Compact(list), func(class string) bool { return class == "" })
}

// tokenType is the inverse of [classes].
func tokenType(class string) chroma.TokenType {
	return types[slices.Index(classes[:], class)]
}
