package syntax

type Tree struct{}
