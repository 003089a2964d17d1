# What there is to do; each target installs what it needs first.

PYTHON ?= python3
PORT ?= 8000
export PORT

RUN := .venv/bin/python

.PHONY: help run serve install extras fresh test check bench lint format messages lock

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

run: ## serve the site on this computer; PORT=8123 for another port
	$(call install,base,$(PORT))
	$(call upgrade,extras)
	@exec $(RUN) manage.py start

serve: ## serve the site to the public; docs/deploying.md says how
	$(call install,base,$(PORT))
	$(call upgrade,extras)
	@exec $(RUN) manage.py serve

install: ## bring what the site needs into .venv, and do nothing else
	$(call install,base)
	$(call upgrade,extras)

extras: ## bring into .venv what PostgreSQL and media on S3 need besides
	$(call install,base)
	$(call install,extras)

fresh: ## leave the demo: put the data aside and begin an empty site
	$(call install,base)
	@exec $(RUN) manage.py fresh

test: ## run the tests
	$(call install,base)
	$(call install,dev)
	@exec $(RUN) -m pytest

check: lint test ## everything that must pass before a commit

# In a data folder of its own, as on a public site.
ELSEWHERE = DATA_DIR=.venv/check SITE_URL=https://example.org $(RUN) manage.py

bench: ## what the site costs, against its limits and nginx; SIZE=1000 for so many works
	$(call install,base)
	$(call install,dev)
	@$(RUN) -m tests.benchmarks $(SIZE)

lint: ## the part of `make check` that runs no test
	$(call install,base)
	$(call install,dev)
	$(call step,format,.venv/bin/ruff format --check .)
	$(call step,lint,.venv/bin/ruff check --output-format concise .)
	$(call step,templates,find templates -name '*.html' -print0 | xargs -0r .venv/bin/djade --check --target-version 5.2)
	$(call step,types,.venv/bin/mypy)
	$(call step,imports,.venv/bin/lint-imports --no-logo)
	$(call step,migrations,$(ELSEWHERE) makemigrations --check --dry-run)
	$(call step,deployment,$(ELSEWHERE) check --deploy --fail-level WARNING)

format: ## put code and templates into the house's form
	$(call install,base)
	$(call install,dev)
	@.venv/bin/ruff check --fix-only --quiet .
	@.venv/bin/ruff format --quiet .
	@find templates -name '*.html' -print0 | xargs -0r .venv/bin/djade --target-version 5.2 || true

messages: ## collect the texts of the pages in locale/, to be translated there
	$(call install,base)
	@command -v msgfmt >/dev/null || { \
		echo "GNU gettext was not found. Install it: sudo apt install gettext" >&2; exit 1; }
	@$(RUN) manage.py makemessages --locale de --no-obsolete --no-wrap \
		--add-location file --ignore 'tests/*' --ignore '.venv/*'
	@sed -i '/^"POT-Creation-Date/d' locale/de/LC_MESSAGES/django.po
	@$(RUN) manage.py compilemessages --locale de --ignore '.venv/*' --verbosity 0

LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

lock: ## pin the requirements again; UPGRADE=1 takes newer releases
	$(call install,base)
	@.venv/bin/python -m pip install -qq --disable-pip-version-check uv
	@.venv/bin/$(LOCK) $(if $(UPGRADE),--upgrade) requirements/base.in -o requirements/base.txt
	@.venv/bin/$(LOCK) $(if $(UPGRADE),--upgrade) requirements/extras.in -o requirements/extras.txt \
		--constraint requirements/base.txt
	@.venv/bin/$(LOCK) $(if $(UPGRADE),--upgrade) requirements/dev.in -o requirements/dev.txt \
		--constraint requirements/base.txt --constraint requirements/extras.txt

# $(call install,base): bring .venv to requirements/base.txt, unless it is there. What
# was installed, and by which Python, is noted last; a start that was broken off leaves
# `unfinished` behind, and the next one begins anew.
define install
@installed() { readlink -f .venv/bin/python && cat requirements/$(1).txt; }; \
if ! { [ -x $(RUN) ] && installed | cmp -s - .venv/$(1).installed; }; then \
	command -v $(PYTHON) >/dev/null || { \
		echo "$(PYTHON) was not found. Install it: sudo apt install python3 python3-venv" >&2; exit 1; }; \
	$(PYTHON) -I homepage/management/preflight.py $(2) || exit 1; \
	echo "Installing what requirements/$(1).txt lists into .venv; this takes a minute, once."; \
	[ ! -e .venv/unfinished ] && $(RUN) -m pip --version >/dev/null 2>&1 || rm -rf .venv; \
	mkdir -p .venv && touch .venv/unfinished && \
	{ [ -x $(RUN) ] || said=$$($(PYTHON) -m venv .venv 2>&1) || { echo "$$said" >&2; false; }; } && \
	$(RUN) -m pip install -qq --disable-pip-version-check --no-input \
		--require-hashes -r requirements/$(1).txt && \
	installed > .venv/$(1).installed && rm .venv/unfinished || { \
		echo "Installing did not end well, for the reason above. Try the same command again." >&2; exit 1; }; \
fi
endef

# $(call upgrade,extras): the same for what was once asked for.
upgrade = $(if $(wildcard .venv/$(1).installed),$(call install,$(1)))

# $(call step,name,command): one line when it passes, all it says when it fails.
define step
@if said=$$( { $(2); } 2>&1 ); then echo "$(1): passed"; else \
	printf '%s\n' "$$said"; echo "make check: the step “$(1)” failed." >&2; exit 1; fi
endef
