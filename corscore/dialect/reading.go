//go:build !js

package dialect

// ForReading is whether the servers have their sources, notes and remarks, from which
// the pages of the site are made. A program in a browser shows none of them, and they
// would be a tenth of its data about servers: there the constant is false, and the
// compiler leaves them out.
const ForReading = true
