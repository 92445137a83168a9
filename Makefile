# Two commands do everything from nothing: `make demo` and `make test`. `make` alone lists them all.

PORT ?= 8000
DEMO := HSCP_DEMO=1 SITE_URL=http://localhost:$(PORT) DJANGO_SETTINGS_MODULE=hscp.settings.base
MANAGE := .venv/bin/python manage.py
# Byte code is kept, whatever the machine is set to: Python is started some hundred times, and the tests are many.
unexport PYTHONDONTWRITEBYTECODE
PYTEST := .ci/scratch .venv/bin/python -m pytest --dist loadfile
TEMPLATES = $(shell find templates -name '*.html')

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test check bench fix assets lock setup-demo setup-test

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: setup-demo ## set up, play the demonstration year, print its accounts, serve on http://localhost:8000 (PORT=)
	@$(DEMO) $(MANAGE) demo --port $(PORT)

demo-reset: setup-demo ## the same from the start: what visitors changed is thrown away
	rm -rf var/demo
	@$(DEMO) $(MANAGE) demo --port $(PORT)

# The PostgreSQL pass runs every test there is, save those about SQLite itself; the SQLite pass before it repeats all
# that depend on the database. Each must be green, and the second one's closing line is the last thing printed.
# Where tests wait – for a browser, a worker that is killed, a mail server – a third one at work has the two cores busy.
test: setup-test ## set up, then the whole suite, on SQLite and on PostgreSQL
	@echo "Pass 1 of 2: SQLite"
	@HSCP_TEST_DATABASE=sqlite $(PYTEST) -n 2 -m "not postgres and not journey and not once"
	@echo "Pass 2 of 2: PostgreSQL"
	@HSCP_TEST_DATABASE=postgres $(PYTEST) -n 3 -m "not sqlite"

check: setup-test ## everything quick: style, types, layers, templates, migrations, printed docs
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/djade --check --target-version 5.2 $(TEMPLATES)
	.venv/bin/python .ci/module_lengths.py
	.venv/bin/lint-imports
	.venv/bin/mypy
	$(MANAGE) check
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) print_docs --check
	.venv/bin/python -m tests.sweeps.printed --check

bench: setup-test ## times of the main pages and the report beside bare yardsticks (BENCH=--quick for small sizes)
	@.venv/bin/python -m tests.bench $(BENCH)

fix: setup-test ## put right what a machine can: imports, format, templates
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	.venv/bin/djade --target-version 5.2 $(TEMPLATES)
	$(MANAGE) print_docs
	.venv/bin/python -m tests.sweeps.printed

assets: ## compile the styles again after a change in static/styles/
	.ci/assets

lock: setup-test ## write the lock files anew from pyproject.toml and package.json
	.ci/lock

setup-demo:
	@.ci/setup demo

setup-test:
	@.ci/setup test
