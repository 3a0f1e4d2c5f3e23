# make feeds and make test do all the set-up on a fresh machine, each by itself.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
KILLS ?= 300
OPERATIONS ?= 5000
BENCH ?= --seeds 10000
ARCHIVE ?= --items 100000
READY = $(VENV)/ready

.PHONY: feeds test check torture xss bench evaluate conformance clean

feeds: $(READY)  ## build the feeds of the shipped seeds
	$(BIN)/feedpub -v build

test: $(READY)  ## run the tests
	$(BIN)/python -m pytest -n auto

check: $(READY)  ## lint and type-check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

torture: $(READY)  ## kills and random operations by the hundred: some minutes
	$(BIN)/python tests/torture/kill.py --kills $(KILLS)
	FEEDPUB_OPERATIONS=$(OPERATIONS) $(BIN)/python -m pytest tests/test_life.py

xss: $(READY)  ## hostile strings in Chromium; XSS names folders of public collections of them
	$(BIN)/python tests/torture/xss.py $(XSS)

bench: $(READY)  ## what a build costs among 10,000 seeds or 100,000 archived items, and a capture
	$(BIN)/python benchmarks/rebuild.py $(BENCH)
	$(BIN)/python benchmarks/archive.py $(ARCHIVE)
	$(BIN)/python benchmarks/normalise/speed.py

evaluate: $(READY)  ## how faithful items are; see benchmarks/normalise/results.md for the sets
	$(BIN)/python benchmarks/normalise/evaluate.py $(EVALUATE)

conformance: $(READY)  ## the W3C validator and RFC 4287's schema; FEEDVALIDATOR names a checkout of w3c/feedvalidator
	$(BIN)/python -m pip install --quiet html5lib rdflib
	$(BIN)/python -m pytest --override-ini addopts= tests/conformance

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $(READY)

clean:
	rm -rf $(VENV) .feedpub .mypy_cache .pytest_cache .ruff_cache .hypothesis
