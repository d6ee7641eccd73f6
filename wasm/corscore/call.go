package main

import (
	"strconv"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/check"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/jsonio"
)

// answer answers input, a JSON text, by the function called name.
func answer(name, input string) ([]byte, error) {
	switch name {
	case "run":
		in, err := jsonio.ParseInput(input)
		if err != nil {
			return nil, err
		}
		return jsonio.AppendReport(nil, new(corscore.Run(in))), nil
	case "respond":
		in, err := jsonio.ParseRespondInput(input)
		if err != nil {
			return nil, err
		}
		return jsonio.AppendRespondAnswer(nil, new(corscore.Respond(in))), nil
	case "fetch":
		in, err := jsonio.ParseFetchInput(input)
		if err != nil {
			return nil, err
		}
		return jsonio.AppendFetch(nil, corscore.FetchAnswers(in)), nil
	case "compare":
		in, err := jsonio.ParseCompareInput(input)
		if err != nil {
			return nil, err
		}
		return jsonio.AppendComparison(nil, new(corscore.Compare(in))), nil
	case "simplify":
		in, err := jsonio.ParseSimplifyInput(input)
		if err != nil {
			return nil, err
		}
		return jsonio.AppendFix(nil, corscore.Simplify(in)), nil
	case "scene":
		in, err := jsonio.ParseSceneInput(input)
		if err != nil {
			return nil, err
		}
		return jsonio.AppendScene(nil, corscore.Scene(in)), nil
	case "read":
		in, err := jsonio.ParseReadInput(input)
		if err != nil {
			return nil, err
		}
		return jsonio.AppendReadAnswer(nil, new(jsonio.Read(in))), nil
	case "dialects":
		return jsonio.AppendDialects(nil, dialect.All), nil
	case "checks":
		return jsonio.AppendChecks(nil, check.Pages()), nil
	case "version":
		return strconv.AppendQuote(nil, jsonio.Version), nil
	}
	panic("there is no such function")
}
