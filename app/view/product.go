package view

import (
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/layer"
)

// productOf is what is in between at the beginning of a sentence, "" if nothing is.
func productOf(l *corscore.Layer) string { return productNamed(l, "The CDN or proxy") }

// productInside is what is in between inside a sentence.
func productInside(l *corscore.Layer) string { return productNamed(l, "the CDN or proxy") }

// productAlone is what is in between where there is no sentence.
func productAlone(l *corscore.Layer) string { return productNamed(l, "CDN or proxy") }

// productNamed is the name of the product that is in between, other if it has none,
// "" if nothing is.
func productNamed(l *corscore.Layer, other string) string {
	switch {
	case l.Resolved() == nil:
		return ""
	case layer.Product(l.Preset) != "":
		return layer.Product(l.Preset)
	}
	return other
}

// BucketAlone says, where something is in between, that results are for the bucket
// without it; "" if nothing is.
func BucketAlone(l *corscore.Layer) string {
	if l.Resolved() == nil {
		return ""
	}
	return "These results are for the bucket alone, without " + productInside(l) + "."
}

// byProduct names the product in a sentence of the core about "the layer".
func byProduct(text string, l *corscore.Layer) string {
	if l.Resolved() == nil {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "The layer", productOf(l)), "the layer", productInside(l))
}
