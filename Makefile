# Two commands do everything: `make run` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
STORE ?= store
ARTICLES ?= data/articles data/stories

.PHONY: run test setup build bench clean

run: build
	$(BIN)/kg explore --store $(STORE)

build: setup
	$(BIN)/kg build $(wildcard $(ARTICLES)) --store $(STORE)

test: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

setup: .venv/.done

# One stamp: the environment is made again only when the pinned versions or the metadata change.
.venv/.done: pyproject.toml constraints.txt setup.py
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; set PYTHON=python3.11.")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,browser,llm,serve,train]'
	$(BIN)/python -m kg.gazetteer build
	touch $@

bench: setup
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf $(STORE) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
