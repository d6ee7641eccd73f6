//go:build js

// Command embed is the small view of a case as a WebAssembly program. It reads
// the address's fragment, shows the case and follows the changes of its
// document. It stores nothing and sends nothing.
package main

import (
	"syscall/js"

	"s3cors.playground/app/embed"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/share"
)

var document = js.Global().Get("document")

func byID(id string) js.Value { return document.Call("getElementById", id) }

// element is n in the page.
func element(n *embed.Node) js.Value {
	el := document.Call("createElement", n.Name)
	if n.Class != "" {
		el.Set("className", n.Class)
	}
	if n.Scope != "" {
		el.Set("scope", n.Scope)
	}
	if n.Text != "" {
		el.Set("textContent", n.Text)
	}
	for i := range n.Body {
		el.Call("append", element(&n.Body[i]))
	}
	return el
}

// fill replaces what is in an element.
func fill(el js.Value, nodes []embed.Node) {
	el.Call("replaceChildren")
	for i := range nodes {
		el.Call("append", element(&nodes[i]))
	}
}

// roomy reports whether the frame has room for more than the answer.
func roomy() bool { return js.Global().Get("innerHeight").Int() >= 480 }

// show shows in and leads the link to it.
func show(in corscore.Input) {
	result := byID("result")
	rules := result.Call("querySelector", "."+embed.RulesClass)
	open := roomy()
	if rules.Truthy() { // as the reader left it
		open = rules.Get("open").Bool()
	}
	fill(result, embed.Result(in))
	if rules = result.Call("querySelector", "."+embed.RulesClass); rules.Truthy() {
		rules.Set("open", open)
	}
	fill(byID("colors"), embed.Colors(in.Config))
	if f := share.Encode(in); f != "" {
		byID("open").Set("href", "/#"+f)
	}
}

func main() {
	in, err := share.Decode(js.Global().Get("location").Get("hash").String())
	if err != nil || in.Config == "" && in.Request == nil {
		byID("wait").Set("textContent", "There is no case in this link, or it is damaged.")
		select {}
	}
	area := byID("document")
	area.Set("value", in.Config)
	byID("fold").Set("open", roomy())
	show(in)
	byID("wait").Call("remove")
	byID("case").Set("hidden", false)
	waiting := false // for the next frame: several keys in one are one change
	frame := js.FuncOf(func(js.Value, []js.Value) any {
		waiting = false
		in.Config = area.Get("value").String()
		show(in)
		return nil
	})
	area.Call("addEventListener", "input", js.FuncOf(func(js.Value, []js.Value) any {
		if !waiting {
			waiting = true
			js.Global().Call("requestAnimationFrame", frame)
		}
		return nil
	}))
	select {}
}
