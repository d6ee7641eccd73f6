// Command corscore is corscore.wasm: the core for JavaScript. corscore.mjs
// loads it, corscore.d.ts says what goes in and comes out.
package main

import "s3cors.playground/wasm/serve"

func main() { serve.Main(answer) }
