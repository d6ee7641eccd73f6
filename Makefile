# The one door to the project. Needs Go and make; `make test` also a C compiler
# for the race detector, Node and Chromium, and `make agree` and `make engines`
# the browsers they ask; they install them where they may.

GO       ?= go
FUZZTIME ?= 30s

# The packages that are compiled to WebAssembly; the rest runs natively only.
WASM = ./corscore/... ./app/... ./wasm/...
# The packages without a browser.
PLAIN = $$($(GO) list ./... | grep -v -e /web/e2e -e /web/bench -e /web/engines)

.DEFAULT_GOAL = help
.PHONY: help serve site test check conformance hostile agree engines e2e-servers format vet lint modern tidy vuln release pack bench fuzz golden shots size headers clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

serve: ## build the site, serve it on loopback, print the address (PORT=9000, RELAY=http://127.0.0.1:7070, SSL_CERT_FILE=ca.pem)
	@$(GO) run ./web/sitegen serve

site: ## build web/dist (BASE=https://example.com is where it will be found)
	@$(GO) run ./web/sitegen build

test: ## run every test: Go with -race, the core in WebAssembly, Node, a real browser
	@sh web/e2e/install.sh
	$(GO) test -race -shuffle=on -timeout=60m $(PLAIN)
	GOOS=js GOARCH=wasm $(GO) test -timeout=60m -exec="$$($(GO) env GOROOT)/lib/wasm/go_js_wasm_exec" ./corscore/...
	@$(GO) run ./web/sitegen build
	node --test wasm/corscore/corscore.test.mjs
	$(GO) test -count=1 -timeout=60m -skip='$(HOSTILE)' ./web/e2e

# Browser tests that take as long as all others together.
HOSTILE = ^(TestHostile(Documents|Links|Fields|Answers|Pastes|Typing)|TestAnswersWithoutEnd)$$

hostile: ## put every hostile text, document, link and answer into the page
	@sh web/e2e/install.sh
	$(GO) test -count=1 -timeout=60m -run='$(HOSTILE)' ./web/e2e

check: format vet lint modern tidy ## formatting, vet, staticcheck, go fix, go.mod

format:
	@test -z "$$($(GO) tool gofumpt -l . | tee /dev/stderr)"

vet:
	$(GO) vet ./...
	GOOS=js GOARCH=wasm $(GO) vet $(WASM)

# `go tool staticcheck` would build staticcheck itself for GOOS=js. Most of the
# editor is used by its JavaScript half alone: it is checked as that.
lint:
	$$($(GO) tool -n staticcheck) $$($(GO) list ./... | grep -v -e '/app/editor$$')
	GOOS=js GOARCH=wasm $$($(GO) tool -n staticcheck) $(WASM)

modern:
	@test -z "$$($(GO) fix -diff ./... | tee /dev/stderr)"

tidy:
	@$(GO) mod tidy -diff

# $(1) is the environment of govulncheck itself, not of its build.
govulncheck = $(GO) run -exec='env $(1)' golang.org/x/vuln/cmd/govulncheck@v1.9.0 $(if $(VULNDB),-db=$(VULNDB))

vuln: ## look for known vulnerabilities in what is used; asks vuln.go.dev (VULNDB=file:///… is a copy of it)
	@{ $(call govulncheck,) ./... && $(call govulncheck,GOOS=js GOARCH=wasm) $(WASM); } || \
		{ echo 'Vulnerabilities were found, or could not be looked for: see above. Where the database cannot be reached, nothing was checked.' >&2; exit 1; }

release: check test conformance vuln size site pack ## what is done before a version is published: every check, then web/dist and the package of npm (BASE=https://example.com)

pack: ## pack web/dist/core as npm publishes it, into web/dist (the site has the same in core/corscore.tgz)
	npm pack ./web/dist/core --pack-destination web/dist --ignore-scripts

bench: ## measure the core, native and in WebAssembly, the editor's keystrokes, the start, and the longest task of hostile documents
	$(GO) test -run='^$$' -bench=. -benchmem ./corscore/...
	GOOS=js GOARCH=wasm $(GO) test -exec="$$($(GO) env GOROOT)/lib/wasm/go_js_wasm_exec" -run='^$$' -bench=. ./corscore
	$(GO) run ./web/bench
	$(GO) run ./web/bench -startup
	$(GO) run ./web/bench -tasks

conformance: ## run the recordings, and ask versitygw, s3rver, gofakes3, nginx and Varnish on loopback, and with ALL=1 MinIO and SeaweedFS (CASES=500 LAYERS=200 SEED=1)
	@sh web/e2e/install.sh caches
	@$(GO) test -count=1 -v -run='^TestVectors$$' ./corscore | grep -e ' of ' -e '^---' -e '    ---' -e FAIL || true
	@$(GO) test -run='^TestVectors$$' ./corscore
	@$(GO) run ./web/conformance -n=$(or $(CASES),500) -layers=$(or $(LAYERS),200) -seed=$(or $(SEED),1) $(if $(ALL),-all)

agree: ## ask real browsers what the core claims of them (N=200 SEED=1 ENGINE=chromium|firefox|webkit|all ANSWERS=core|given|both)
	@sh web/e2e/install.sh $(or $(ENGINE),all)
	@$(GO) run ./web/agree -n=$(or $(N),200) -seed=$(or $(SEED),1) -engine=$(or $(ENGINE),all) -answers=$(or $(ANSWERS),both)

engines: ## run the main paths of the page in Chromium, Firefox and WebKit (ENGINE=firefox)
	@sh web/e2e/install.sh drivers
	ENGINE=$(or $(ENGINE),all) $(GO) test -count=1 -timeout=60m ./web/engines

e2e-servers: ## apply to versitygw and s3rver on loopback; run the recipes of installed tools (INSTALL=1 installs more)
	@sh web/e2e/install.sh test chromium curl
	$(GO) test -count=1 -timeout=60m ./web/e2eservers
	S3SERVERS=1 $(GO) test -count=1 -timeout=60m -run='^TestReal' ./web/e2e

fuzz: ## run every fuzz target for FUZZTIME (30s)
	@for pkg in $$($(GO) list ./corscore/... ./app/... ./wasm/...); do \
		for target in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz'); do \
			echo "$$pkg $$target"; \
			$(GO) test -run='^$$' -fuzz="^$$target\$$" -fuzztime=$(FUZZTIME) $$pkg || exit 1; \
		done; \
	done

golden: ## rewrite the golden files
	UPDATE=1 $(GO) test ./corscore/...

shots: ## photograph the site at three widths, light and dark, into SHOTS
	SHOTS=$${SHOTS:?SHOTS=directory is where the pictures go} $(GO) test -count=1 -run='^TestShots$$' ./web/e2e

size: ## compressed size of both programs against their budgets
	@$(GO) run ./web/sitegen size

headers: ## rewrite the headers in netlify.toml
	@$(GO) run ./web/sitegen headers

clean: ## remove what is built
	rm -rf web/dist
