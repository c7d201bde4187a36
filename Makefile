# The commands of docs: `make run` starts a demo, `make test` runs everything.
SHELL := /bin/bash
.DEFAULT_GOAL := build
.PHONY: build run deps deps-test test check lint fresh generate bench cover clean

GO      ?= go
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS := -s -w -X digibank/internal/app.version=$(VERSION)
DIST    := internal/base/ui/dist/manifest.json
ASSETS  := $(shell find web -type f) package.json
TOOL    := $(GO) tool -modfile=tools.mod

build: deps ## one static program with everything in it
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags "$(LDFLAGS)" -o bin/digibank ./cmd/digibank

run: build ## a demo on http://127.0.0.1:8080
	bin/digibank demo --addr 127.0.0.1:8080

deps: $(DIST) ## npm packages by lock file, and the assets made of them

node_modules/.package-lock.json: package.json package-lock.json .npmrc
	@scripts/need.sh node npm $(GO)
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(DIST): node_modules/.package-lock.json $(ASSETS)
	node web/build.mjs
	@touch $@

deps-test: ## PostgreSQL and Chromium, from Debian
	@scripts/deps-test.sh

test: deps deps-test ## every test, on both engines and in the browser
	@GO=$(GO) scripts/test.sh ./... -timeout 20m

check: test lint fresh ## what CI runs

lint:
	@scripts/gofmt.sh
	$(GO) vet ./...
	$(TOOL) golangci-lint run ./...

fresh: deps ## generated files are as their sources say
	@scripts/fresh.sh "$(MAKE)"

generate: deps ## writes the generated files anew
	$(TOOL) templ generate -lazy
	GO=$(GO) UPDATE_GOLDEN=1 scripts/test.sh ./internal/arch -run '^TestCommitted' -count=1

bench: build ## against a bare server, the same bytes and PocketBase; writes docs/bench.md
	@GO=$(GO) scripts/bench.sh

cover: deps deps-test ## coverage per package and in total
	@GO=$(GO) scripts/test.sh ./... -timeout 20m -coverprofile=cover.out -coverpkg=./internal/...
	@$(GO) tool cover -func=cover.out | tail -1

clean:
	rm -rf bin cover.out
	find internal/base/ui/dist -mindepth 1 ! -name .gitkeep -delete
