# How we work, on one page.  `make help` lists the targets.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DEMO   := demo/record

.PHONY: help demo browser postgres screenshot setup test check lint types imports docs gate bench lock clean

help:           ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## / - /'

demo: $(BIN)/testimonia  ## set up, run the main job on the invented example, and publish it
	rm -rf demo
	$(BIN)/testimonia run examples/valmora/reports examples/valmora/lists --record $(DEMO) \
	    --gazetteer examples/valmora/gazetteer.csv
	$(BIN)/testimonia publish $(DEMO) --out demo/site --title "Valmora: an invented conflict"

test: setup browser postgres  ## set up what is needed and run every check and every test
	$(MAKE) lint types imports
	$(BIN)/pytest -n auto --cov --cov-report=term:skip-covered
	$(MAKE) gate docs

# The browser tests use Debian's chromium; where it cannot be installed they are skipped and say so.
browser:
	@command -v chromium >/dev/null \
	    || (test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium) \
	    >/dev/null 2>&1 || echo "no chromium here: browser tests will be skipped"

# So does the store's contract with a PostgreSQL server; Debian keeps its programs off the path.
postgres:
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 \
	    || (test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -qq -y --no-install-recommends postgresql) \
	    >/dev/null 2>&1 || echo "no PostgreSQL server here: its tests will be skipped"

setup: $(VENV)/.dev  ## the development environment, as locked

# What users install, with the locked versions: the base and what publishing needs.
$(BIN)/testimonia: requirements/demo.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/demo.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/.dev: $(BIN)/testimonia requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	touch $@

lint: setup     ## style
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: setup    ## types
	$(BIN)/mypy

imports: setup  ## layers
	$(BIN)/lint-imports

gate: setup     ## quality has a floor: scores on our own cases
	$(BIN)/python evaluation/gate.py

docs: setup     ## the documentation; warnings are errors, and pages written by code must be what code writes
	$(BIN)/python scripts/make_pages.py --check
	$(BIN)/sphinx-build -W -q -b html docs docs/_build/html

screenshot: setup browser  ## the picture in the README, taken of the example as published
	$(MAKE) demo
	$(BIN)/python scripts/screenshot.py

bench: setup    ## speed, beside anchors measured in the same run
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/growth.py

lock: setup     ## renew the locked versions
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	    pyproject.toml --extra publish -o requirements/demo.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	    pyproject.toml --all-extras --group dev -o requirements/dev.txt

clean:          ## remove what can be made again
	rm -rf $(VENV) demo docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
