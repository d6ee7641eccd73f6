package dialect

// ForReading: see the other one.
const ForReading = false
