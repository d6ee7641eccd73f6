package state

import "s3cors.playground/app/guide"

// Example is a real situation to start from.
type Example = guide.Case

// Start is the example that the page opens with: blocked, because the one rule
// that allows PUT does not allow the header that the upload sends.
func Start() Example { return Examples()[0] }

// Sample is what the page says of [Start].
func Sample() Told {
	return Told{
		Text: "This is a sample: a page uploads a picture to a presigned URL, and Chrome says that CORS blocks it. Paste your own above.",
		Quote: "Access to fetch at 'https://media.s3.eu-west-1.amazonaws.com/cat.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20250301T120000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host'" +
			" from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
	}
}

// Examples are the situations of the menu. It is a function, so that a program
// without a menu does not contain them.
func Examples() []Example { return guide.Menu() }
