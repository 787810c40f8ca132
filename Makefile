# Makes the environment and hands over to manage.py. Without make (Windows), README.md has the same in two lines.
# The first Python that is new enough; python3 where none is, to say so below.
PYTHON ?= $(or $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done),python3)
NEEDS := Python 3.11 or newer is needed (https://www.python.org/downloads/)

.PHONY: serve test relevance bench pictures test-whoosh3 requirements clean

serve: .venv/installed
	@.venv/bin/python manage.py serve

# Tests named in ARGS run alone: make test ARGS="tests/search -k phrase"
test: .venv/installed-test
	@echo "Running the tests"
	@.venv/bin/python -m pytest $(ARGS)

# How well search finds, beside plain engines; ARGS=--all lists every query, ARGS=--held-out asks those that nobody
# looked at while the search was made, ARGS=--tune moves the weights.
relevance: .venv/installed-test
	@.venv/bin/python -m bench.relevance $(ARGS)

# How fast search is, beside Whoosh, SQLite FTS5 and tantivy; ARGS="250 10000" for these sizes only.
bench: .venv/installed-test
	@.venv/bin/python -m bench $(ARGS)

# Pictures of each kind of page in docs/images, by Chromium; ARGS="clause search" for these only.
pictures: .venv/installed-test
	@.venv/bin/python -m tests.pictures $(ARGS)

# The engine's tests with whoosh3, a fork that is installed under the same import name, in a folder of its own.
test-whoosh3: .venv/installed-test
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --upgrade --target .venv/whoosh3 whoosh3==3.54.0
	@PYTHONPATH=.venv/whoosh3 .venv/bin/python -m pytest tests/search/engine $(ARGS)

# Pins what pyproject.toml names; ARGS=--upgrade takes the newest versions. What both the site and its tests need
# gets one version.
requirements: .venv/installed
	@.venv/bin/python -m pip install --quiet uv
	@.venv/bin/python -m uv pip compile $(PIN) pyproject.toml --output-file requirements.txt
	@.venv/bin/python -m uv pip compile $(PIN) --group test --constraint requirements.txt --output-file requirements-test.txt
	@echo "Wrote requirements.txt and requirements-test.txt"

PIN := --quiet --universal --python-version 3.11 --generate-hashes $(ARGS) \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make requirements"

# What the site wrote and the environment; the sources and everything in git stay.
clean:
	rm -rf .venv var

.venv/installed: requirements.txt
	@command -v "$(PYTHON)" >/dev/null || { echo "$(NEEDS), and there is no $(PYTHON)." \
		"Install it, or name yours: make PYTHON=/path/to/python $(MAKECMDGOALS)"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(NEEDS), and $(PYTHON) is older." \
		"Install it, or name yours: make PYTHON=/path/to/python $(MAKECMDGOALS)"; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing." \
		"Install it (on Debian and Ubuntu: apt install python3-venv) and run make again."; exit 1; }
	@echo "Making the environment in .venv and installing what the site needs"
	@"$(PYTHON)" -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/installed-test: .venv/installed requirements-test.txt
	@echo "Installing what the tests need"
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@
