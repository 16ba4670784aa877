"""The trial of the package, before it begins; `make installer-test` runs it.

Requirements
    7.2  "installed with `apt` in a clean Debian root made by `debootstrap`"
"""

from __future__ import annotations

from pathlib import Path

import pytest

from installer.trial.__main__ import not_installed


def test_what_is_not_installed_is_named_before_anything_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "tesseract-ocr-chi-sim" in not_installed()
    assert not_installed().startswith("debootstrap lintian xvfb")
