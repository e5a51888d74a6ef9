# Every target sets up what it needs; the second time it is quick.
VENV   := .venv
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: demo test check lint bench bench-search eval model docs clean

# In CI nothing may skip; make passes the variable on to the tests.
export SOLIDARITY_FULL_TESTS

demo: $(READY)
	@$(BIN)/solidarity --archive demo-archive demo

test: $(READY)
	@$(BIN)/python -m pytest -q -n auto --dist loadfile --no-loadscope-reorder $(PYTEST_ARGS)

check: lint test

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python tools/command_reference.py --check

bench: $(READY)
	@$(BIN)/python -m benchmarks.ingest
	@$(BIN)/python -m benchmarks.search
	@$(BIN)/python -m benchmarks.authority
	@$(BIN)/python -m benchmarks.pdfs speed
	@$(BIN)/python -m benchmarks.tagger
	@$(BIN)/python -m benchmarks.mentions
	@$(BIN)/python -m benchmarks.pages speed

# Against stock Whoosh, tantivy and SQLite: about an hour the first time, the indexes are kept under build/.
bench-search: $(READY)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check 'tantivy==0.27.*'
	@$(BIN)/python -m benchmarks.bench_search --json build/bench-search.json $(BENCH_ARGS)

eval: $(READY)
	@$(BIN)/python -m benchmarks.evaluate

# Trains the tagger anew from corpus/training and the public sets in DATA (docs/tagger.md: where to get them, how
# long it takes); broken off, it goes on where it was. torch lives in an environment of its own.
# PLAN and COURSE are options of tools.tagger.train and of tools.tagger.distill, for other plans than the usual one.
TRAIN   := build/train
TAGGER  := build/tagger
PACKAGE := pipeline/extract/tagger
model: $(TRAIN)/.ready
	@test -n "$(DATA)" || { echo "Say where the public sets lie: make model DATA=FOLDER (see docs/tagger.md)"; exit 2; }
	@$(TRAIN)/bin/python -m tools.tagger.train --data "$(DATA)" --out $(TAGGER) $(PLAN)
	@$(TRAIN)/bin/python -m tools.tagger.distill --data "$(DATA)" --out $(TAGGER) $(COURSE)
	@$(TRAIN)/bin/python -m tools.tagger.export --out $(TAGGER) --package $(PACKAGE)

$(TRAIN)/.ready: pyproject.toml tools/tagger/requirements.txt
	@$(PYTHON) -m venv $(TRAIN)
	@$(TRAIN)/bin/python -m pip install -qq --disable-pip-version-check -e . -r tools/tagger/requirements.txt
	@touch $(TRAIN)/.ready

docs: $(READY)
	$(BIN)/python tools/command_reference.py
	$(BIN)/python -m tools.staff_page

clean:
	rm -rf $(VENV) demo-archive build .pytest_cache .mypy_cache .ruff_cache

# Made anew when the dependencies change; a set-up that broke off leaves no .ready behind.
$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed"; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' \
	  || { echo "Python 3.11, 3.12 or 3.13 is needed; found $$($(PYTHON) --version). Try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 2; }
	@echo "Setting up $(VENV) (once, about a minute) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -e '.[dev]'
	@touch $(READY)
