//go:build !js

package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/pane"
)

// Prerender is the HTML of the page's root element as go-app prints it, with
// the built-in example answered by the core.
func Prerender() string { return app.HTMLString(newPlayground(pane.Start())) }
