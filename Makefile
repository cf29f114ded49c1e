# `make run` opens the window, `make test` passes all tests; each installs what it needs first. `make help` lists the rest.

# Where a checkout with sample pages and corpora keeps them. Not needed: without it, what uses it is skipped with a message.
SHARED ?= ../shared

# How many clips the large library of `make bench` has.
CLIPS ?= 100000

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# What `make eval` measures on: truth.json.gz, html/ID.html.gz, text/ID.txt.gz.
CORPUS ?= $(SHARED)/corpora/wcxb-articles

# How long `make fuzz` goes on.
SECONDS ?= 600

export CARGO_TERM_COLOR ?= auto
ifneq ($(wildcard $(SHARED)),)
export CUTTINGS_SHARED := $(abspath $(SHARED))
endif

UI_DEPS := ui/node_modules/.package-lock.json
E2E_DEPS := tests/e2e/node_modules/.package-lock.json
DRIVER := target/tools/bin/tauri-driver

.PHONY: help run demo test test-core test-ui test-window check fix types bench bench-search eval fuzz bundle cli clean

help: ## list these verbs
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t14

run: ## open the window
	@tools/has-display || exit 1
	@tools/install-packages run
	@$(MAKE) --no-print-directory ui/dist/index.html
	cargo run --features custom-protocol

demo: ## do the main job in this terminal, without a window
	@tools/install-packages cli
	cargo build -p cuttings-cli
	CUTTINGS=target/debug/cuttings tests/demo.sh

cli: ## build the command line: target/release/cuttings
	@tools/install-packages cli
	cargo build --release -p cuttings-cli --bin cuttings

test: test-core test-ui test-window ## all tests, the real window included

test-core: ## the core and the command line
	@tools/install-packages test
	cargo build -p cuttings-cli
	cargo test -p cuttings-core --features types
	@git diff --exit-code --stat -- ui/src/api/types.ts || { echo "ui/src/api/types.ts was not fresh: commit it as it is now."; exit 1; }

test-ui: $(UI_DEPS) ## the page in a simulated browser
	npm --prefix ui run check
	npm --prefix ui test

test-window: ui/dist/index.html $(E2E_DEPS) $(DRIVER) ## the real window, driven by pointer and keys
	@tools/install-packages test
	cargo build -p cuttings-desktop -p cuttings-cli --features custom-protocol
	cargo test -p cuttings-desktop --lib --features custom-protocol
	npm --prefix tests/e2e test

check: ## what must hold beside the tests: format, lints, sizes
	@tools/install-packages run
	cargo fmt --all --check
	cargo fmt --manifest-path tests/eval/Cargo.toml --check
	@mkdir -p ui/dist
	cargo clippy --workspace --all-targets --features cuttings-core/types -- -D warnings
	@$(MAKE) --no-print-directory ui/dist/index.html
	npm --prefix ui run size

fix: ## format, and apply what the linters can mend
	cargo clippy --workspace --all-targets --fix --allow-dirty
	cargo fmt --all
	cargo fmt --manifest-path tests/eval/Cargo.toml

types: ## write the TypeScript mirror of the core's model
	cargo test -p cuttings-core --features types --lib export_bindings

bench: ui/dist/index.html $(E2E_DEPS) $(DRIVER) ## speed, memory and size, as ratios where it can; CLIPS=100000 is how many the large library has
	@tools/install-packages test
	cargo build --release -p cuttings-cli
	cargo build --release -p cuttings-desktop --features custom-protocol --bin cuttings-desktop --example empty-window
	cargo run --release -p cuttings-core --example bench -- target/release/cuttings target/bench-library
	cargo run --release -p cuttings-core --example bench-large -- target/bench-large $(CLIPS)
	tools/with-screen node tests/bench/window.mjs target/release/examples/empty-window target/release/cuttings-desktop target/bench-library
	tools/with-screen node tests/bench/typing.mjs target/release/cuttings-desktop target/bench-library
	npm --prefix ui run size

bench-search: ## search in a library of 100,000 clips against bare FTS5, as ratios (makes 1.5 GB under target/)
	cargo build --release -p cuttings-core --example bench-search
	target/release/examples/bench-search target/bench-search $(CLIPS)

eval: ## how well pages are read, beside three other extractors (CORPUS=folder)
	@tools/install-packages cli
	cargo run --release --quiet --manifest-path tests/eval/Cargo.toml --target-dir target/eval -- tests/fixtures $(CORPUS)

fuzz: ## read bent pages for SECONDS, and keep what breaks in target/fuzz
	@tools/install-packages cli
	CUTTINGS_FUZZ_SECONDS=$(SECONDS) cargo test --release -p cuttings-core --test journeys -- --nocapture fuzz::bent

bundle: ui/dist/index.html ## an installer for this platform
	@tools/install-packages run
	ui/node_modules/.bin/tauri build

ui/dist/index.html: $(UI_DEPS) $(shell find ui/src ui/public ui/index.html ui/vite.config.ts -type f 2>/dev/null)
	npm --prefix ui run build
	@touch $@

ui/node_modules/.package-lock.json: ui/package-lock.json
	@tools/install-packages node
	npm --prefix ui ci --no-audit --no-fund

tests/e2e/node_modules/.package-lock.json: tests/e2e/package-lock.json
	@tools/install-packages node
	npm --prefix tests/e2e ci --no-audit --no-fund

$(DRIVER):
	@tools/install-packages cli
	cargo install tauri-driver --version ^2 --locked --root target/tools --target-dir target/tools/build
	rm -rf target/tools/build

clean: ## remove everything that can be made again
	rm -rf target ui/dist ui/node_modules tests/e2e/node_modules
