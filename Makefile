# What one does with a checkout; `make` or `make help` lists it.
# Needs make and Python 3.11 or newer, nothing else.

# Which Python makes the environment; the first of these that is 3.11 or newer.
PYTHON ?= python3 python3.14 python3.13 python3.12 python3.11 python
# Where it is made.
VENV ?= .venv
# Passed through to every `pip install`, for instance PIP_ARGS="--extra-index-url URL".
PIP_ARGS ?=
# Passed through to pytest, for instance PYTEST_ARGS="-k sentences -x".
PYTEST_ARGS ?=
# Processes that the tests are spread over, file by file; 0 for this one alone.
TEST_JOBS ?= 2

BIN := $(VENV)/bin
# Python compiles what it imports; to compile all of torch and transformers beforehand takes as long as the rest.
PIP := $(BIN)/python -m pip install --disable-pip-version-check --no-input --no-compile -qq $(PIP_ARGS) --constraint constraints.txt
INSTALL := $(PIP) --build-constraint constraints.txt --editable '.[web]'
PINS := pyproject.toml constraints.txt

.PHONY: help demo test check lint types imports wheel docs format clean
.DELETE_ON_ERROR:

help: ## List what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(firstword $(MAKEFILE_LIST)) | while IFS='	' read -r name text; do printf '  make %-8s %s\n' "$$name" "$$text"; done
	@echo
	@echo '  PYTHON=python3.12    the Python to use       VENV=folder          where to install (.venv)'
	@echo '  PIP_ARGS="..."       passed through to pip   PYTEST_ARGS="..."    passed through to pytest'
	@echo '  TEST_JOBS=4          processes for the tests (2)'

demo: $(VENV)/.installed ## Install into .venv and summarize the reports in fixtures/reports
	$(BIN)/summarize fixtures/reports

test: $(VENV)/.installed-test ## Install into .venv and run all tests
	$(BIN)/python -m pytest -n $(TEST_JOBS) --dist loadfile --no-loadscope-reorder $(PYTEST_ARGS)

check: lint types imports wheel docs ## Style, types, order of imports, the wheel on its own, and the documents

lint: $(VENV)/.installed-check ## Style alone
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.installed-check ## Types alone
	$(BIN)/python -m mypy

imports: $(VENV)/.installed-check ## Order of imports alone
	$(BIN)/lint-imports

wheel: $(VENV)/.installed-check ## Build the wheel, install it into an empty environment and try it there
	PIP_ARGS='$(PIP_ARGS)' .ci/try-wheel $(BIN)/python

docs: $(VENV)/.installed-test ## Build the documents into site/, to be read from disk
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict
	@echo 'Open site/index.html'

format: $(VENV)/.installed-check ## Put the source in order
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

clean: ## Remove the environment and everything that was built
	rm -rf $(VENV) build dist site .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# An environment with the pinned pip. The one that comes with Python 3.11 knows no dependency groups.
$(VENV)/.made: constraints.txt
	@.ci/make-venv $(VENV) $(PYTHON)
	@$(PIP) --upgrade pip
	@touch $@

$(VENV)/.installed: $(VENV)/.made $(PINS)
	@echo 'Installing what summarize needs into $(VENV) (some minutes the first time) ...'
	@$(INSTALL)
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	@echo 'Installing what the tests need into $(VENV) ...'
	@$(INSTALL) --group test --group docs
	@touch $@

$(VENV)/.installed-check: $(VENV)/.installed-test
	@echo 'Installing what the checks need into $(VENV) ...'
	@$(INSTALL) --group test --group docs --group check
	@touch $@
