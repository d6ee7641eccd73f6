package cost

import "s3cors.playground/web/cost/counter"

const instrumented = true

func count() (statements, bytes int) { return counter.Read() }
