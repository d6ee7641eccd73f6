// Package browser is what the page asks of the browser it runs in: storage,
// clipboard, timers, focus, requests, and what is shown when the program has
// crashed. Outside a browser nothing is done and nothing is answered.
//
// Each function that the browser calls back begins with [Guard].
package browser
