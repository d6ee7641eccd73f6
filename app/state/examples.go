package state

import "s3cors.playground/app/guide"

// Example is a real situation to start from.
type Example = guide.Case

// Start is the example that the page opens with: blocked, because the one rule
// that allows PUT does not allow the header that the upload sends.
func Start() Example { return Examples[0] }

// Examples are the situations of the menu.
var Examples = guide.Menu()
