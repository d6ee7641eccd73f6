package jsonio

// Version is that of the JSON names: a minor version adds fields or functions, a
// patch corrects answers. The names that are there keep their meaning.
const Version = "1.5.0"
