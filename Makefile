# cmdesk from a checkout. The first `make run` or `make test` installs into .venv and takes some minutes; later ones start at once.
#
#   make run          the window with the sample contract; without a screen the same job, and where its files are
#   make test         every check: style, types, direction of imports, tests
#   make soak         every test of random data, 100 times as long as `make test` does, from a seed that it prints
#   make bench        timings side by side; fails past a limit
#   make mutate       plant small mistakes one by one; each shall be found (ONLY=cmdesk/rules/term.py, JOBS=1)
#   make package      the frozen program and its .deb in dist/
#   make catalogues   collect the texts for the translators
#   make format       put the code into shape
#   make requirements pin the libraries anew (UPGRADE=--upgrade takes newer ones)
#   make clean        take away what was made, .venv included

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules --no-print-directory

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
COMMAND := $(VENV)/bin/cmdesk
STAMPS := $(VENV)/.stamps
PACKAGE_VENV := build/venv
PACKAGE_PY := $(PACKAGE_VENV)/bin/python
REQUIREMENTS := packaging/requirements
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard resources/i18n/*/LC_MESSAGES/cmdesk.po))
PYTEST_ARGS ?= -n 2
PIP := -m pip --disable-pip-version-check install -qq --require-hashes

say = @printf '\n\033[1m%s\033[0m\n' '$(1)'

.PHONY: help run test soak bench mutate package catalogues format requirements clean check-python system-run system-test compiled

help:
	@sed -n 's/^#   //p' Makefile

run: check-python system-run $(STAMPS)/run $(COMMAND) compiled
	@$(PYTHON) packaging/start.py $(PY)

test: export QT_QPA_PLATFORM := offscreen
test: check-python system-test $(STAMPS)/test $(COMMAND) compiled
	$(call say,Style)
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	$(call say,Types)
	@$(PY) -m mypy
	$(call say,Direction of imports)
	@$(VENV)/bin/lint-imports
	$(call say,Tests)
	@$(PY) -m pytest $(PYTEST_ARGS) --cov --cov-report=term

soak: export QT_QPA_PLATFORM := offscreen
soak: export CMDESK_SOAK ?= 100
soak: export CMDESK_SEED := $(or $(CMDESK_SEED),$(shell date +%s))
soak: check-python system-test $(STAMPS)/test $(COMMAND) compiled
	$(call say,Random data from seed $(CMDESK_SEED); the same again: make soak CMDESK_SEED=$(CMDESK_SEED))
	@$(PY) -m pytest $(PYTEST_ARGS) --dist worksteal -m "hypothesis or soak" --hypothesis-seed=$(CMDESK_SEED)

bench: export QT_QPA_PLATFORM := offscreen
bench: check-python system-run $(STAMPS)/bench compiled
	@$(PY) -m compileall -q cmdesk
	@$(PY) -m tests.benchmarks

mutate: export QT_QPA_PLATFORM := offscreen
mutate: check-python system-test $(STAMPS)/test compiled
	@$(PY) -m tests.mutation $(ONLY) $(if $(JOBS),--jobs $(JOBS))

package: check-python $(PACKAGE_VENV)/.ok compiled
	@$(PYTHON) packaging/system_packages.py package
	@$(PACKAGE_PY) packaging/build.py all

catalogues: $(STAMPS)/catalogues
	@$(PY) packaging/catalogues.py update

format: $(STAMPS)/test
	@$(PY) -m ruff check --fix
	@$(PY) -m ruff format

requirements: $(VENV)/pyvenv.cfg
	@$(PY) -m pip --disable-pip-version-check install --quiet uv
	@$(PY) packaging/pin.py $(UPGRADE)

clean:
	@rm -rf $(VENV) build dist out .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	@rm -f $(CATALOGUES)
	@find cmdesk tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

# --- what the targets above need -------------------------------------------------------------

check-python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'cmdesk needs Python 3.11 or newer. Name one: make PYTHON=python3.12 run' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo 'Python cannot make its own environment here. On Debian and Ubuntu: apt-get install -y python3-venv' >&2; exit 1; }

system-run:
	@$(PYTHON) packaging/system_packages.py run

system-test:
	@$(PYTHON) packaging/system_packages.py test
	@$(PYTHON) packaging/system_packages.py --optional full-test

compiled: $(CATALOGUES)

ifneq ($(CATALOGUES),)
$(CATALOGUES) &: $(CATALOGUES:.mo=.po) | $(STAMPS)/catalogues
	@$(PY) packaging/catalogues.py compile
endif

$(VENV)/pyvenv.cfg:
	@echo 'Making the environment in $(VENV) (the first time only; with its libraries some minutes).'
	@$(PYTHON) -m venv $(VENV)

$(COMMAND): packaging/cmdesk.sh | $(VENV)/pyvenv.cfg
	@install -m 755 $< $@

$(STAMPS)/%: $(REQUIREMENTS)/%.txt | $(VENV)/pyvenv.cfg
	@echo 'Installing the libraries of the list "$*" ...'
	@$(PY) $(PIP) -r $<
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/test: $(STAMPS)/run
$(STAMPS)/run: $(STAMPS)/catalogues
$(STAMPS)/bench: $(STAMPS)/test

$(PACKAGE_VENV)/.ok: $(REQUIREMENTS)/run.txt $(REQUIREMENTS)/build.txt | $(STAMPS)/catalogues
	@echo 'Making the environment that the program is frozen from ...'
	@rm -rf $(PACKAGE_VENV) && $(PYTHON) -m venv $(PACKAGE_VENV)
	@$(PACKAGE_PY) $(PIP) -r $(REQUIREMENTS)/run.txt -r $(REQUIREMENTS)/build.txt
	@touch $@
