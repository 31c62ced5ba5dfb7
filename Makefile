# `make brief` and `make test` set up what they need in .venv, from Python 3.11 alone.

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
BUILD_FILES := pyproject.toml src/equipoise/__init__.py
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.PHONY: help brief picture setup setup-test test lint unit regold mutation lock clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## / - /'

brief: setup  ## set up, then write out/brief/index.html and out/brief/brief.json
	$(BIN)/equipoise brief

CHROMIUM = $(shell command -v chromium chromium-browser google-chrome | head -n 1)
picture: brief  ## take the picture of the brief that the README shows, with Chromium
	$(CHROMIUM) --headless --no-sandbox --hide-scrollbars --force-device-scale-factor=1.5 --window-size=880,760 \
		--screenshot=docs/images/brief.png out/brief/index.html

docs: setup  ## set up, then build the documentation as a site: out/docs/index.html
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/docs.lock
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict
	@echo "wrote out/docs/index.html"

test: setup-test lint unit  ## set up, then run every check and test

setup: .venv/run.stamp

setup-test: .venv/test.stamp

$(BIN)/pip:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with venv is needed; name one with make PYTHON=…" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements/run.lock $(BUILD_FILES) | $(BIN)/pip
	@echo "Installing what Equipoise needs into .venv (about a minute) …"
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@echo "Compiling what the brief needs (about a minute) …"
	$(BIN)/python -m equipoise.study.warm
	@touch $@

.venv/test.stamp: requirements/test.lock .venv/run.stamp
	@echo "Installing what the tests need into .venv …"
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/test.lock
	@echo "Compiling what the other studies need (a minute or two) …"
	$(BIN)/python -m equipoise.study.warm all
	@touch $@

lint: setup-test  ## style, types and imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/pyright
	$(BIN)/lint-imports --no-cache --no-logo

unit: setup-test  ## the test suite
	@command -v chromium chromium-browser google-chrome >/dev/null || echo "No Chromium here: the browser tests cannot run." >&2
	$(BIN)/pytest --numprocesses auto --dist loadfile

regold: setup-test  ## rewrite the golden results; review them as a diff
	$(BIN)/pytest tests/golden --regold

MODULE ?= src/equipoise/core/defence/salvo/single_shot.py
TESTS ?= tests/core
mutation: setup-test  ## by hand: change a module in many small ways and list what no test notices (MODULE=path TESTS=path)
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/mutation.lock
	$(BIN)/python -m tests.mutation $(MODULE) $(TESTS)

lock:  ## for maintainers, with uv: lock the dependencies and export them for pip
	uv lock
	uv export -q --locked --no-emit-project --no-header --no-annotate --no-default-groups --group build -o requirements/run.lock
	uv export -q --locked --no-emit-project --no-header --no-annotate --no-default-groups --group test -o requirements/test.lock
	uv export -q --locked --no-emit-project --no-header --no-annotate --no-default-groups --group mutation -o requirements/mutation.lock
	uv export -q --locked --no-emit-project --no-header --no-annotate --no-default-groups --group docs -o requirements/docs.lock

clean:  ## remove the environment and everything that was built
	rm -rf .venv out build dist .pytest_cache .ruff_cache .hypothesis
