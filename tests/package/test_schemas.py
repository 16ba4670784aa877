"""The JSON Schemas that are shipped hold for real packages, and say what a reader refuses."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from ipdesk.cli import RESOURCES
from ipdesk.cli import main as command
from ipdesk.package import limits
from ipdesk.package.schemas import NAMES, SUFFIX, schema

if TYPE_CHECKING:
    import jsonschema

FILES = {
    "submission": "data/submission.json",
    "datapackage": "data/datapackage.json",
    "checks": "data/checks.json",
    "pages": "data/pages.json",
    "signature": "signature.json",
}


def validator(name: str) -> jsonschema.Draft202012Validator:
    import jsonschema  # its import takes a second, of each process that collects the tests

    shipped = json.loads((RESOURCES / "schemas" / (name + SUFFIX)).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(shipped)
    return jsonschema.Draft202012Validator(shipped)


def content(package, path: str) -> bytes:
    with zipfile.ZipFile(package) as archive:
        return archive.read(f"{package.stem}/{path}")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shipped_is_what_is_made(name):
    shipped = (RESOURCES / "schemas" / (name + SUFFIX)).read_text(encoding="utf-8")
    assert json.loads(shipped) == json.loads(json.dumps(schema(name)))


@pytest.mark.parametrize("name", [name for name in FILES if name != "signature"])
def test_files_of_a_real_package_have_their_schema(name, package_file):
    validator(name).validate(json.loads(content(package_file, FILES[name])))


def test_lines_of_the_history_have_their_schemas(package_file):
    *entries, head = content(package_file, "data/history.jsonl").splitlines()
    for entry in entries[:50]:
        validator("history-entry").validate(json.loads(entry))
    validator("history-head").validate(json.loads(head))


def test_the_limits_have_their_schema():
    import tomllib

    validator("limits").validate(tomllib.loads(limits.FILE.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "change",
    [
        {"format_version": "2"},
        {"extra": 1},
        {"sequence": 0},
        {"period": "16"},
        {"previous": "x" * 64},
        {"category": "a\nb"},
        {"unit": {"code": "440000"}},
    ],
    ids=str,
)
def test_a_schema_refuses_another_submission(change, data):
    value = {**json.loads(data["data/submission.json"]), **change}
    assert not validator("submission").is_valid(value)


def test_the_tables_have_the_one_schema_of_the_format(data):
    value = json.loads(data["data/datapackage.json"])
    assert validator("datapackage").is_valid(value)
    value["resources"][0]["schema"]["fields"].pop()
    assert not validator("datapackage").is_valid(value)


def test_the_command_shows_them(capsys):
    assert command(["schema"]) == 0
    assert capsys.readouterr().out.split() == sorted(NAMES)
    assert command(["schema", "submission"]) == 0
    assert json.loads(capsys.readouterr().out) == schema("submission")
    assert command(["schema", "other"]) == 2
