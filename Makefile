# Set-up, start and checks of Dragoman; `make help` lists the targets. Needs Python 3.11 or 3.12, make and git.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
export PYTHON

BIN := .venv/bin
RUN_READY := .venv/ready-to-run
TEST_READY := .venv/ready-to-test
# Two processes, each with a Neo4j of its own; one, where a Neo4j is given. A file stays together: its tests share what they saved.
# In the order of tests/conftest.py, which begins with the longest files.
WORKERS := $(if $(DRAGOMAN_TEST_NEO4J_URI),,-n 2 --dist loadfile --no-loadscope-reorder)
COMPILE := pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header

MEASURED := run names resolution retold pages

.PHONY: help run test check style eval speed quality data lock neo4j-lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

run: $(RUN_READY) ## set up, start API and database with sample articles, print the addresses; Ctrl-C stops
	@$(BIN)/python -m app up --demo

test: $(TEST_READY) ## set up and run all tests, against a real Neo4j
	@$(BIN)/python -m pytest $(WORKERS)

check: style ## style, types, licences, data files, architecture: what a commit must pass
	$(BIN)/python -m pytest -q tests -m data
	$(BIN)/python -m pytest -q tests/test_architecture.py

style: $(TEST_READY) ## the part of `make check` that is no test, for who runs all tests anyway
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python tools/licences.py --check

eval: $(MEASURED:%=eval-%) ## measure extraction, names, resolution and pages against labelled data; fails below the floors

.PHONY: $(MEASURED:%=eval-%)
$(MEASURED:%=eval-%): eval-%: $(TEST_READY)
	@$(BIN)/python eval/$*.py

speed: $(TEST_READY) ## compare the service with the bare driver on a made graph; fails where it is far slower
	@$(BIN)/python -m bench.gate

quality: $(TEST_READY) ## measure, and write the figures into the README and what /v1/quality serves
	@$(BIN)/python eval/run.py --publish

data: $(TEST_READY) ## rewrite the generated files; commit what changes
	$(BIN)/python tools/licences.py
	$(BIN)/python -m tools.acts
	$(BIN)/python -m tools.examples
	$(BIN)/python -m tools.openapi

lock: $(TEST_READY) ## resolve the Python dependencies anew (uv is installed into build/uv where it is missing)
	@command -v uv >/dev/null || test -x build/uv/bin/uv || \
		{ $(BIN)/python -m venv build/uv && build/uv/bin/pip install --quiet uv; }
	PATH="$$PATH:build/uv/bin" uv $(COMPILE) --output-file requirements.lock
	PATH="$$PATH:build/uv/bin" uv $(COMPILE) --extra dev --output-file requirements-dev.lock

neo4j-lock: $(TEST_READY) ## resolve the artifacts of Neo4j anew
	$(BIN)/python -m graph.server.lock

clean: ## remove the virtual environment and caches; the database in data/ and downloads are kept
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info

$(RUN_READY): requirements.lock pyproject.toml tools/set-up
	@tools/set-up requirements.lock
	@touch $@

$(TEST_READY): requirements-dev.lock pyproject.toml tools/set-up
	@tools/set-up requirements-dev.lock
	@touch $@ $(RUN_READY)
