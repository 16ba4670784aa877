# Everything a fresh machine needs is set up by the first target that needs it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
QT_OFFSCREEN := QT_QPA_PLATFORM=offscreen

.PHONY: run test lint bench torture manual manual-pages translations coverage regions pinyin schemas conformance screenshots requirements sbom system clean

# With a display the window opens; without one the same job runs on the example, headless.
run: $(READY)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" != Linux ]; then \
		$(BIN)/ipdesk; \
	else \
		echo "No display: running the example headless (ipdesk demo)."; \
		$(BIN)/ipdesk demo -o build/demo; \
	fi

test: $(READY)
	$(QT_OFFSCREEN) $(BIN)/python -m pytest -q -n 2 --dist loadfile

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

bench: $(READY)
	$(PIP) install --editable '.[bench]'
	$(QT_OFFSCREEN) $(BIN)/python -m bench

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

# The manual that the program ships, from docs/manual and the catalogue.
manual-pages: $(READY)
	$(BIN)/python -m installer.manual

# The same with pictures of the program as it is, and as PDF in build/manual.
manual: screenshots
	$(QT_OFFSCREEN) $(BIN)/python -m installer.manual --shots build/screenshots -o build/manual

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
