# Every target makes what it needs: Python 3.11+ and a package registry are enough.
VENV ?= .venv
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && \
	{ echo $$p; break; }; done)
BIN = $(VENV)/bin
DEMO_DIR ?= ontrack-demo
TESTED = README.md pyproject.toml constraints.txt $(shell find assistant bench docs \
	examples ingest prompts tests tui -type f -not -path '*/__pycache__/*')

.PHONY: demo test check format clean

demo: $(VENV)/.installed
	@$(BIN)/ontrack demo --dir $(DEMO_DIR)

test: $(VENV)/.developed
	$(BIN)/pytest
	@touch $(VENV)/.tested

# The tests are not run again where they passed since the last change.
check: $(VENV)/.developed $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(VENV)/.developed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed."; exit 1; }
	@echo "Making $(VENV) (once) ..." >&2; $(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--editable . --constraint constraints.txt
	@touch $@

$(VENV)/.developed: pyproject.toml constraints.txt | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--editable '.[dev]' --constraint constraints.txt
	@touch $@ $(VENV)/.installed

$(VENV)/.tested: $(TESTED) | $(VENV)/.developed
	$(BIN)/pytest
	@touch $@

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache
