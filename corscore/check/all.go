package check

// all is the one list of checks.
var all = []*Check{}
