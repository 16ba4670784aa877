# Everything a fresh machine needs is set up by the first target that needs it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
QT_OFFSCREEN := QT_QPA_PLATFORM=offscreen
# glibc gives the pages of what one test has freed back to the system, and the next one asks for as
# many: a third of the time that the system takes of a run.
KEEPING := MALLOC_TRIM_THRESHOLD_=1000000000 MALLOC_MMAP_THRESHOLD_=1000000000
# Tests and measures start the program hundreds of times: it is compiled once, and kept.
export PYTHONDONTWRITEBYTECODE :=

# The frozen program is built of pinned versions, in an environment of its own.
# QT=glibc-2.28 takes the last Qt that runs on UOS 20 and Kylin V10; EXTRAS=encrypted,postgresql
# takes the libraries of those extras along.
QT ?= current
EXTRAS ?= encrypted
FROZEN_ENV := build/frozen-env-$(QT)
FROZEN_PYTHON := QT_QPA_PLATFORM=offscreen IPDESK_EXTRAS=$(EXTRAS) $(FROZEN_ENV)/bin/python

.PHONY: frozen deb portable reproducible bench-frozen installer-test windows-stand-in
.PHONY: run test lint bench bench-compare torture manual manual-pages readme-pictures translations coverage regions pinyin schemas conformance screenshots requirements sbom system clean

# With a display the window opens; without one the same job runs on the example, headless.
run: $(READY)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" != Linux ]; then \
		$(BIN)/ipdesk; \
	else \
		echo "No display: running the example headless (ipdesk demo)."; \
		$(BIN)/ipdesk demo -o build/demo; \
	fi

# Not those with the most tests first: then the journeys, one long test each, would come last, and
# one process would wait for the other.
test: $(READY)
	$(QT_OFFSCREEN) $(KEEPING) $(BIN)/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder

torture: $(READY)
	$(QT_OFFSCREEN) $(BIN)/python -m pytest -q -m torture

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m installer.translations --check
	$(BIN)/python -m installer.plan_coverage --check
	$(BIN)/python -m installer.regions --check
	$(BIN)/python -m installer.pinyin --check
	$(BIN)/python -m installer.schemas --check
	$(BIN)/python -m installer.manual --check
	$(BIN)/python tests/conformance/write.py --check
	$(BIN)/python -m installer.requirements --check
	$(BIN)/python -m installer.advisories

# Every measure, kept in docs/benchmarks.json with its page and picture. MEASURES="edit check" takes
# these only, and leaves the others as they were kept.
bench: $(READY)
	$(PIP) install --editable '.[bench]'
	$(QT_OFFSCREEN) $(BIN)/python -m bench --all --keep $(MEASURES)

# Measures anew, keeps nothing, and says what became worse or better since the kept run.
bench-compare: $(READY)
	$(PIP) install --editable '.[bench]'
	$(QT_OFFSCREEN) $(BIN)/python -m bench --compare $(MEASURES)

translations: $(READY)
	$(BIN)/python -m installer.translations

coverage: $(READY)
	$(BIN)/python -m installer.plan_coverage

regions: $(READY)
	$(BIN)/python -m installer.regions

pinyin: $(READY)
	$(BIN)/python -m installer.pinyin

schemas: $(READY)
	$(BIN)/python -m installer.schemas

# Every library of the build, pinned with the hashes of its files.
requirements: $(READY)
	$(PIP) install uv
	$(BIN)/python -m installer.requirements

# What the program is made of, as CycloneDX.
sbom: $(READY)
	$(BIN)/python -m installer.sbom build/sbom.cdx.json

# Packages, good and bad, with the verdict of each: for whoever writes another reader.
conformance: $(READY)
	$(BIN)/python tests/conformance/write.py build/conformance

screenshots: $(READY)
	$(QT_OFFSCREEN) $(BIN)/ipdesk screenshots -o build/screenshots/zh --language zh
	$(QT_OFFSCREEN) $(BIN)/ipdesk screenshots -o build/screenshots/en --language en

FROZEN_PIP := $(FROZEN_ENV)/bin/python -m pip --quiet --disable-pip-version-check install --no-deps

$(FROZEN_ENV)/.ready: $(wildcard installer/requirements-*.txt)
	$(PYTHON) -m venv --clear $(FROZEN_ENV)
	$(FROZEN_PIP) --require-hashes -r installer/requirements-build.txt
	@[ $(QT) = current ] || $(FROZEN_PIP) -r installer/requirements-$(QT).txt
	@touch $@

# With the pictures of the manual, as the program looks now.
frozen: $(FROZEN_ENV)/.ready manual
	$(FROZEN_PYTHON) -m installer.frozen
	$(FROZEN_PYTHON) -m installer.frozen.libraries build/frozen/ipdesk

deb: frozen
	$(FROZEN_PYTHON) -m installer.linux.debian

portable: frozen
	$(FROZEN_PYTHON) -m installer.linux.portable

# Everything once more from the sources, in another place; the bytes are the same.
reproducible: deb portable
	rm -rf build/again
	$(FROZEN_PYTHON) -m installer.frozen -o build/again
	$(FROZEN_PYTHON) -m installer.linux.debian --frozen build/again/ipdesk -o build/again/dist
	$(FROZEN_PYTHON) -m installer.linux.portable --frozen build/again/ipdesk -o build/again/dist
	cd build/again/dist && for made in *; do cmp "$$made" "../../../dist/$$made" || exit 1; done
	@echo "The packages are the same, byte by byte."

# How long the frozen program takes to its window, beside a bare window that is frozen likewise.
bench-frozen: frozen $(READY)
	$(FROZEN_PYTHON) -m installer.frozen --bare -o build/bare
	$(PIP) install --editable '.[bench]'
	$(QT_OFFSCREEN) $(BIN)/python -m bench frozen

# As root, on Debian: installs the package in clean roots, works with it, upgrades, removes it.
SUITES ?= bookworm jammy
installer-test: deb
	$(FROZEN_PYTHON) -m installer.linux.debian --version 0.0.9 --level 0 -o build/former
	$(FROZEN_PYTHON) -m installer.trial build/former/*.deb dist/*.deb --suites $(SUITES)

# The installer for Windows, of a stand-in: its script compiles, which needs makensis (nsis).
windows-stand-in: $(FROZEN_ENV)/.ready
	$(FROZEN_PYTHON) -m installer.windows stand-in

# The manual that the program ships, from docs/manual and the catalogue.
manual-pages: $(READY)
	$(BIN)/python -m installer.manual

# The same with pictures of the program as it is, and as PDF in build/manual.
manual: screenshots
	$(QT_OFFSCREEN) $(BIN)/python -m installer.manual --shots build/screenshots -o build/manual

# The pictures of README, of the program as it is.
readme-pictures: screenshots
	$(QT_OFFSCREEN) $(BIN)/python -m installer.readme_pictures build/screenshots

# Qt needs a few system libraries that a bare machine lacks.
system:
	@PYTHON="$(PYTHON)" installer/system-libraries.sh

# The marker is touched last: a set-up that was interrupted begins anew, a changed
# pyproject.toml refreshes what is there.
$(READY): pyproject.toml installer/system-libraries.sh
	@PYTHON="$(PYTHON)" installer/system-libraries.sh
	@echo "Setting up $(VENV) ..."
	@[ -e $@ ] || $(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache *.egg-info
