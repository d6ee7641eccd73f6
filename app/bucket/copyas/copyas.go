// Package copyas answers how another tool sends the request that a page cannot
// send: as commands and programs, each escaped for its shell or language
// whatever the values hold.
//
// Keys are never in a recipe: each reads AWS_ACCESS_KEY_ID,
// AWS_SECRET_ACCESS_KEY and, if there is one, AWS_SESSION_TOKEN from the
// environment. The one exception says so: a presigned URL is itself a key to
// this one request, for as long as it holds.
package copyas

import (
	"strconv"
	"strings"

	"s3cors.playground/app/bucket"
)

// Recipe is one way to send an order.
type Recipe struct {
	ID       string // kebab-case
	Name     string // of the tool
	Language string // sh, python, go, javascript, hcl or json: of Text
	Text     string // "" = the tool cannot; Notes say why
	Notes    []string
	// Checked is the tool's version that sent this recipe to a real server in
	// this project's tests; "" = it was not run.
	Checked string
}

// maker makes the recipe of one tool. An operation it cannot do has no text.
type maker struct {
	id, name, language string
	checked            string
	text               func(c *context) (text string, notes []string)
}

// makers are the tools in the order they are offered.
var makers = []maker{
	{"curl", "curl", "sh", "7.88.1", curl},
	{"curl-presigned", "curl, presigned URL", "sh", "7.88.1", curlPresigned},
	{"aws-cli", "AWS CLI", "sh", "1.45.11 and 2.9.19", awsCLI},
	{"s3cmd", "s3cmd", "sh", "2.3.0", s3cmd},
	{"mc", "mc", "sh", "2025-03-13", mc},
	{"rclone", "rclone", "sh", "", rclone},
	{"boto3", "Python, boto3", "python", "1.43.11 and 1.26.27", boto3},
	{"aws-sdk-go-v2", "Go, aws-sdk-go-v2", "go", "service/s3 1.109.1", goSDK},
	{"aws-sdk-js-v3", "JavaScript, AWS SDK v3", "javascript", "3.1169.0", jsSDK},
	{"terraform", "Terraform", "hcl", "1.11.4, hashicorp/aws 5.100.0", terraform},
	{"cloudformation", "CloudFormation", "json", "", cloudFormation},
}

// Recipes are the ways to send o, one of each tool, in a fixed order. The error
// is the first problem of o's target.
func Recipes(o bucket.Order) ([]Recipe, error) {
	c, err := newContext(o)
	if err != nil {
		return nil, err
	}
	all := make([]Recipe, len(makers))
	for i, m := range makers {
		text, notes := m.text(c)
		if n := longest(text); m.language == "sh" && n > terminalLine {
			notes = append(notes, "One line of it has "+strconv.Itoa(n)+" bytes, and some terminals cut a line that is pasted after 4,096: save it as a file, and run sh with that")
		}
		all[i] = Recipe{m.id, m.name, m.language, text, notes, m.checked}
	}
	return all, nil
}

// terminalLine is how long a line is, in bytes, that every terminal takes:
// without an editor of lines in the shell, Linux cuts what is longer.
const terminalLine = 4095

// longest is the length of the longest line of text.
func longest(text string) (n int) {
	for line := range strings.SplitSeq(text, "\n") {
		n = max(n, len(line))
	}
	return n
}
