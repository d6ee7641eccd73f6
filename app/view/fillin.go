package view

import (
	"strings"

	"s3cors.playground/corscore"
)

// fillIn says what to put in place of a name that an edit cannot know, "" = it has none.
func fillIn(r *corscore.Remedy) string {
	for _, e := range r.Edits {
		if strings.Contains(e.New, "--account-name ACCOUNT") {
			return "replace ACCOUNT in the new command with the name of your storage account"
		}
	}
	return ""
}
