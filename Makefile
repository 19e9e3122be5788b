# Backchannel: `make play` opens the game, `make test` runs every check. Both set up what they need in .venv, once.
# Works with GNU make 3.81 (as macOS has it) and newer. Another Python: make play PYTHON=/path/to/python3.12

VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check --no-input
ARGS :=
PYTHON :=

# A Python that was removed, updated or moved takes its environment with it: then set up anew.
WORKS := $(shell $(RUN) -c 'import sys; print(sys.version_info >= (3, 11))' 2>/dev/null)
ifneq ($(WORKS),True)
$(shell rm -f $(RUN) $(VENV)/.ready-to-play $(VENV)/.ready-to-test)
endif

.DEFAULT_GOAL := help
.PHONY: help play test fmt golden schema bench clean
.DELETE_ON_ERROR:
.SUFFIXES:

help: ## Say what each of these does
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' Makefile

play: $(VENV)/.ready-to-play ## Open the game; add to the command with ARGS="play --seat qatar"
	@$(RUN) -m game $(ARGS) || { status=$$?; test $$status -eq 130 || exit $$status; }

test: $(VENV)/.ready-to-test ## Run every check: style, types, then all tests (the floors of the code among them)
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) -m pytest -n 2 $(ARGS)

fmt: $(VENV)/.ready-to-test ## Put the code into the house style
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

golden: $(VENV)/.ready-to-test ## Write the stored transcripts and screen pictures anew; then read the difference
	$(RUN) -m pytest -m golden --regenerate --snapshot-update $(ARGS)

schema: $(VENV)/.ready-to-test ## Write the editors' schema and the reference of every key anew, from the models
	$(RUN) -m game schema > scenarios/scenario.schema.json
	$(RUN) -m game schema --reference > docs/reference.md

bench: $(VENV)/.ready-to-test ## Measure how long things take
	$(RUN) -m tests.benchmarks $(ARGS)

clean: ## Remove what setting up and testing left behind; saved games stay
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	rm -f snapshot_report.html
	find game tests -name __pycache__ -type d -prune -exec rm -rf {} +

# ── Setting up ───────────────────────────────────────────────────────────────────────────────────────────────────────
# A stamp file says that the packages were installed for this pyproject.toml, so that nothing is asked of the network
# again. Where an update fails but an earlier installation still runs, that one is used.

$(VENV)/.ready-to-play: pyproject.toml | $(RUN)
	@echo "Backchannel: installing what the game needs (once; about a minute) ..."
	@$(RUN) -m pip --version >/dev/null 2>&1 || $(RUN) -m ensurepip >/dev/null
	@if $(PIP) install --quiet --editable '.[editor]' || $(PIP) install --quiet --editable .; then touch $@; \
	elif $(RUN) -m game --version >/dev/null 2>&1; then \
		echo "Backchannel: that failed, so the game starts with what is installed already."; \
	else $(SAY_NETWORK); exit 1; fi

$(VENV)/.ready-to-test: pyproject.toml | $(RUN)
	@echo "Backchannel: installing what the game and its tests need (once; about a minute) ..."
	@$(RUN) -m pip --version >/dev/null 2>&1 || $(RUN) -m ensurepip >/dev/null
	@if $(PIP) install --quiet --editable '.[test]'; then touch $@ $(VENV)/.ready-to-play; \
	elif $(RUN) -m pytest --version >/dev/null 2>&1; then \
		echo "Backchannel: that failed, so the tests run with what is installed already."; \
	else $(SAY_NETWORK); exit 1; fi

$(RUN):
	@found=; bare=; \
	for python in $(PYTHON) python3.14 python3.13 python3.12 python3.11 python3 python; do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
		if "$$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then found=$$python; break; fi; \
		test -n "$$bare" || bare=$$python; \
	done; \
	if test -n "$$found"; then \
		echo "Backchannel: setting up in $(VENV) with $$("$$found" --version 2>&1) ..."; \
		"$$found" -m venv --clear $(VENV); \
	elif test -n "$$bare"; then \
		package=$$("$$bare" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
		$(SAY_VENV); exit 1; \
	else $(SAY_PYTHON); exit 1; fi

define SAY_PYTHON
printf '%s\n' \
	"Backchannel needs Python 3.11 or newer, and there is none on this machine that it can find." \
	"  Debian, Ubuntu:  sudo apt install python3 python3-venv" \
	"  Fedora:          sudo dnf install python3" \
	"  macOS:           brew install python, or the installer from python.org" \
	"Then give the same command again. A Python in an unusual place: make play PYTHON=/path/to/python3" >&2
endef

define SAY_VENV
printf '%s\n' \
	"Backchannel found $$("$$bare" --version 2>&1), but without the part that sets up a separate environment (venv)." \
	"  Debian, Ubuntu:  sudo apt install $$package" \
	"Then give the same command again." >&2
endef

define SAY_NETWORK
printf '%s\n' \
	"Backchannel could not install the packages it needs; the lines above say why." \
	"The first time, this needs a network connection (or a package mirror that pip is set up to use)." \
	"Then give the same command again." >&2
endef
