package view

// Section is a part of the site besides the playground, as every header links
// to it.
type Section struct{ Name, Path string }

// Sections are the parts of the site in the order of the headers.
var Sections = []Section{
	{"Learn", "/learn/"},
	{"Examples", "/examples/"},
	{"Reference", "/reference/"},
	{"Servers", "/servers/"},
	{"CDNs", "/layers/"},
}
