package way

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
)

// put sends the text as it is. What is wrong with it, the server says.
var put = &Way{
	ID: dialect.ByPut, Name: "PUT ?cors", Body: true, Takes: "XML", Command: "s3cmd setcors cors.xml s3://BUCKET",
	takes: func(d *s3cors.Document) bool { return !isJSON(d) },
}
