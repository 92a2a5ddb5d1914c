# Two commands on a bare Debian with Python 3.11 and root:
#
#   make demo   installs zegsman and reads a Dutch news page
#   make test   installs what developers need as well, and runs every check
#
# Everything lands in .venv; nothing is installed twice while the locks stay the same.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.PHONY: demo test check format lock clean

BIN := .venv/bin
CODE := bench changes gold tests training zegsman
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
# A stamp bears the digest of what it was made from: another lock is another stamp.
digest = $(shell cat $(1) 2>/dev/null | sha256sum | cut -c1-16)
DEMO := .venv/demo-$(call digest,requirements.lock pyproject.toml)
DEV := .venv/dev-$(call digest,requirements-dev.lock pyproject.toml)
COMPILE := $(BIN)/pip-compile --quiet --allow-unsafe --generate-hashes --strip-extras --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

demo: $(DEMO)
	@$(BIN)/zegsman read examples/ultimatum.html
	@echo "To read it in a browser, marked in its place, and to search what was said:"
	@echo
	@echo "    $(BIN)/zegsman add examples/ultimatum.html && $(BIN)/zegsman serve"

test: check /usr/bin/chromium
	@$(BIN)/pytest

check: $(DEV) # what comes before the tests
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/mypy
	@$(BIN)/mypy gold/measure.py gold/agree.py gold/reliability.py

format: $(DEV)
	@$(BIN)/ruff check --fix $(CODE)
	@$(BIN)/ruff format $(CODE)

lock: $(DEV) # after a change of the dependencies in pyproject.toml; other versions stay as they are
	@$(PIP) install pip-tools
	@$(COMPILE) --output-file requirements.lock pyproject.toml
	@$(COMPILE) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean:
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis zegsman.egg-info

.venv/demo-%: | .venv/bin/python
	@echo "zegsman: installing (a minute, the first time)"
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev-%: | .venv/bin/python
	@echo "zegsman: installing what the tests need (a minute, the first time)"
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/bin/python:
	@.ci/python

/usr/bin/chromium:
	@echo "zegsman: installing Debian's chromium, in which the reader's pages are tested"
	@apt-get -qq update
	@DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium >/dev/null
