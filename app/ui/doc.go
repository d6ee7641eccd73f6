// Package ui has the parts that every pane is made of: elements, buttons, fields,
// menus, icons, code in color, sentences with their terms linked, and the messages
// that a handler posts to the page.
package ui
