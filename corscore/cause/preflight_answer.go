package cause

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

var preflightAnswer = &Cause{
	ID:    "preflight-answer",
	Title: "The CDN or proxy answers the preflight itself",
	Fix:   Fix{Where: "layer", Text: "Add what is missing to that list, or pass OPTIONS on to the bucket without caching"},
	Test:  preflightTest(Result{"No x-amz-request-id", "The CDN or proxy answers"}, Result{"x-amz-request-id", "The bucket answers"}),
	Share: 12,
	judge: judgePreflightAnswer,
}

func preflightAnswerPage() *Page {
	return &Page{
		Cause:   preflightAnswer,
		Why:     "A gateway or proxy answers OPTIONS from a list of its own, which lacks the method or the header. The bucket's configuration is not used.",
		Signs:   []string{"Access-Control-Allow-Methods lists OPTIONS, which no S3 rule can", "The preflight has fewer headers than the rule"},
		Sources: []string{"https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html"},
		Examples: []Example{
			{Text: "Access to fetch at 'https://cdn.example.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.", Config: "*", Dialect: "aws", Request: "PUT https://cdn.example.com/k from https://app.example.com"},
			{Text: "$ curl -i -X OPTIONS https://files.example.com/k -H 'Origin: https://app.example.com' -H 'Access-Control-Request-Method: PUT'\nHTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: GET, POST, OPTIONS", Config: "*", Dialect: "aws"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
	}
}

func judgePreflightAnswer(s *seen, v *verdict) {
	for i := range s.responses {
		r := &s.responses[i]
		if methods, _ := wire.First(r.Response.Headers, "Access-Control-Allow-Methods"); strings.Contains(methods, "OPTIONS") || strings.Contains(methods, "PATCH") {
			v.likely("Access-Control-Allow-Methods lists a method that no S3 rule can have: something else answered")
			v.first(300)
		}
		if r.Kind == observed.Preflight && r.Response.Status >= 500 && r.layer.name != "" {
			v.likely(source.Visible(r.layer.name) + " answers the preflight with status " + strconv.Itoa(r.Response.Status))
			v.first(200)
		}
	}
	if s.allows && s.complains("status") && s.layer.name == "" {
		v.possible("the configuration allows the preflight, so something else may have answered it")
	} else if s.allows && (s.complains("header") || s.complains("method") || s.complains("status")) {
		v.likely("the configuration allows what the preflight’s response does not list, so something else answered it")
		if s.layer.name != "" {
			v.first(200)
		}
	}
}
