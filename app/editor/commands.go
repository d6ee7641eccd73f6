package editor

import "strings"

// Command is something the editor does, for a list of shortcuts.
type Command struct {
	Name string // for [Editor.Do] and [Options.OnCommand]
	Keys string // Ctrl stands for Cmd too on a Mac
	Text string // what it does
}

// Names of commands.
const (
	NextProblem     = "next-problem"
	PreviousProblem = "previous-problem"
	Fixes           = "fixes"
	Completions     = "complete"
	FormatDocument  = "format"
	IndentLines     = "indent"
	OutdentLines    = "outdent"
	Leave           = "leave"
	Undo            = "undo"
	Redo            = "redo"
	OpenFile        = "open"
	Help            = "help" // goes to OnCommand
)

// Commands are all commands of the editor. An empty Keys means that there is
// no key: the command is for a button or a menu.
var Commands = []Command{
	{NextProblem, "F8", "Go to the next problem"},
	{PreviousProblem, "Shift+F8", "Go to the previous problem"},
	{Fixes, "Ctrl+.", "Show the problems and fixes at the caret"},
	{Completions, "Ctrl+Space", "Complete the element, key or value at the caret"},
	{FormatDocument, "Shift+Alt+F", "Format the document"},
	{IndentLines, "Tab", "Indent the line or the selected lines"},
	{OutdentLines, "Shift+Tab", "Indent less"},
	{Leave, "Esc, then Tab", "Leave the editor by keyboard"},
	{Undo, "Ctrl+Z", "Undo, also what a fix, an example or a file changed"},
	{Redo, "Ctrl+Shift+Z", "Redo; Ctrl+Y too"},
	{Help, "F1", "List the keys"},
	{OpenFile, "", "Open a file; a file can also be dropped on the editor"},
}

// key is a key as the browser reports it.
type key struct {
	key, code              string
	ctrl, alt, shift, meta bool
}

// commandOf returns the command of a key, "" if it has none.
func commandOf(k key) string {
	command := k.ctrl != k.meta && !k.alt // Ctrl, or Cmd
	switch {
	case k.key == "F8" && !k.ctrl && !k.alt && !k.meta:
		if k.shift {
			return PreviousProblem
		}
		return NextProblem
	case k.key == "F1" && !k.ctrl && !k.alt && !k.meta && !k.shift:
		return Help
	case command && k.key == "." && !k.shift:
		return Fixes
	case k.ctrl && !k.alt && !k.meta && !k.shift && (k.key == " " || k.code == "Space"):
		return Completions
	case k.shift && k.alt && !k.ctrl && !k.meta && k.code == "KeyF":
		return FormatDocument
	case k.key == "Tab" && !k.ctrl && !k.alt && !k.meta:
		if k.shift {
			return OutdentLines
		}
		return IndentLines
	case command && k.letter("z"):
		if k.shift {
			return Redo
		}
		return Undo
	case k.ctrl && !k.meta && !k.alt && !k.shift && k.letter("y"):
		return Redo
	}
	return ""
}

// letter reports whether k is the key of a letter. Where the layout has other
// letters, it is the key that has this one on most keyboards.
func (k key) letter(letter string) bool {
	if len(k.key) == 1 {
		return strings.ToLower(k.key) == letter
	}
	return k.code == "Key"+strings.ToUpper(letter)
}
