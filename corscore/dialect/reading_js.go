package dialect

// ForReading is false in a browser: see reading.go.
const ForReading = false
