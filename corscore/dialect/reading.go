//go:build !js

package dialect

// ForReading is whether sources, notes and remarks of the providers are there:
// pages are made of them. A program in a browser shows none of them, and they would
// be a tenth of its data about servers.
const ForReading = true
