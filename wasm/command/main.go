// Command command is corscore-cli.wasm: what the command corscore of the package of npm
// says. It is a program of its own so that pages that load the core do not load it.
// corscore.mjs loads it, corscore-cli.mjs is the shell around it.
package main

import (
	"s3cors.playground/corscore/command"
	"s3cors.playground/corscore/jsonio"
	"s3cors.playground/wasm/serve"
)

func main() { serve.Main(answer) }

func answer(name, input string) ([]byte, error) {
	if name != "command" {
		panic("there is no such function")
	}
	call, err := jsonio.ParseCommandCall(input)
	if err != nil {
		return nil, err
	}
	return jsonio.AppendCommandResult(nil, new(command.Run(call))), nil
}
