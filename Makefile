# The two commands that do all the set-up on a machine that has only Python, its venv module, make and git.
PYTHON ?= python3
VENV = .venv
READY = $(VENV)/.ready

.PHONY: corpus test docs locale

corpus: $(READY)  ## clean corpus/raw into corpus/clean
	$(VENV)/bin/clean run

test: $(READY)  ## lint, types, tests
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/pytest

docs: $(READY)  ## the pages of the rules, from the rules; the schema and the table of the settings, from their keys
	$(VENV)/bin/python -m cleaner.report.pages docs/rules
	$(VENV)/bin/python -m cleaner.report.settings cleaner/config/schema.json docs/configuration.md

locale: $(READY)  ## the catalogues of translations, from what the program can say
	$(VENV)/bin/python -m cleaner.cli.messages

# Installed again when what is to be installed has changed.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12" >&2; exit 2; }
	test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev,formats,html,parquet,pdf,zst]'
	$(VENV)/bin/python -m compileall -q cleaner
	@touch $(READY)
