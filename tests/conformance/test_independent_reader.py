"""docs/package-format.md is enough to write a reader: one written from it finds the same."""

from __future__ import annotations

import ast
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import write
from cases import cases
from independent_json import Rejected
from independent_reader import read

CASES = {case.file: case for case in cases()}
KEPT = tomllib.loads((write.HERE / write.VERDICTS).read_text(encoding="utf-8"))["package"]
GOOD = [one for one in KEPT if one["verdict"] != "refused"]
# Which codes belong on a page is told in docs/page-code.md, which this reader leaves out.
LEFT_OUT = {"pages_disagree"}
BAD = [one["file"] for one in KEPT if one["verdict"] == "refused" and one["reason"] not in LEFT_OUT]
MODULES = (
    "independent_reader", "independent_payload", "independent_tables", "independent_json",
    "plain_ed25519", "plain_schema",
)  # fmt: skip


@pytest.mark.parametrize("told", GOOD, ids=lambda told: told["file"])
def test_it_finds_the_same_digests_in_every_good_package(told: dict[str, Any]) -> None:
    found = read((write.HERE / told["file"]).read_bytes())
    assert found._asdict() == {name: told[name] for name in found._fields}


def test_it_reads_a_real_package(package_file: Path) -> None:
    assert read(package_file.read_bytes()).name == package_file.stem


@pytest.mark.parametrize("file", BAD)
def test_it_refuses_every_bad_package(file: str) -> None:
    with pytest.raises(Rejected):
        read(CASES[file].make())


@pytest.mark.parametrize("module", MODULES)
def test_it_uses_the_standard_library_only(module: str) -> None:
    nodes = list(ast.walk(ast.parse((write.HERE / f"{module}.py").read_text(encoding="utf-8"))))
    names = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    assert names <= {*sys.stdlib_module_names, *MODULES}
