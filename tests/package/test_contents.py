"""The payload: what each file says."""

import hashlib
import json
from pathlib import Path

import pytest

from ipdesk.errors import PackageRefused, UsageError
from ipdesk.history import GENESIS
from ipdesk.package.contents import payload
from ipdesk.package.names import package_name, parse_name
from ipdesk.package.submission import EvidenceFile, evidence_path, name_for


def test_payload_has_the_files_of_the_format(data, evidence):
    digests = [hashlib.sha256(file.content).hexdigest() for file in evidence]
    assert list(data) == sorted([
        "data/submission.json", "data/datapackage.json", "data/checks.json",
        "data/history.jsonl", "data/report.xlsx", "data/report.pdf",
        "data/tables/profile.csv", "data/tables/base.csv", "data/tables/cities.csv",
        f"data/evidence/{digests[0]}.pdf", f"data/evidence/{digests[1]}.bin",
    ])  # fmt: skip


def test_json_files_are_canonical(data):
    for path in data:
        if path.endswith(".json"):
            value = json.loads(data[path])
            text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            assert data[path] == text.encode() + b"\n"


def test_submission_states_the_facts_of_the_sealing(data):
    facts = json.loads(data["data/submission.json"])
    assert facts["format_version"] == "1"
    assert facts["unit"] == {"code": "440000", "zh": "广东省", "en": "Guangdong"}
    assert (facts["period"], facts["kind"], facts["sequence"]) == ("2016", "annual", 1)
    assert facts["previous"] is None
    assert facts["catalogue"] == {"edition": "2015-59", "version": 1, "digest": "a" * 64}
    assert facts["verdict"]["ready"] is True
    assert [item["name"] for item in facts["evidence"]].count("批复.PDF") == 1


def test_checks_hold_both_sides_as_exact_text(data):
    checks = json.loads(data["data/checks.json"])
    outcome = checks["outcomes"][0]
    assert (outcome["left"], outcome["op"], outcome["right"]) == ("168480", "<=", "100000")
    assert outcome["place"] == ["base", "BF1", "value"]
    problem = checks["problems"][0]
    assert problem["explanation"] == "-与公报一致"
    assert problem["missing"] == "68480"
    assert checks["stands"][0]["indicator"] == "IND3"


def test_history_ends_with_its_head(data, history):
    lines = data["data/history.jsonl"].decode().splitlines()
    head = json.loads(lines[-1])["head"]
    assert len(lines) == len(history) + 1
    assert head == {
        "count": len(history), "previous": GENESIS,
        "sequence": len(history), "digest": history[-1].digest,
    }  # fmt: skip


def test_broken_history_is_not_packed(snapshot, sealing, history):
    with pytest.raises(PackageRefused) as refused:
        payload(snapshot, sealing, [history[0], history[2]], workbook=b"", print_pdf=b"")
    assert refused.value.reason == "history_chain"


def test_practice_package_has_a_name_of_its_own(practice, sealing):
    name = name_for(practice.header, sealing)
    assert str(name) == "440000-2016-annual-0001-practice"
    assert parse_name(str(name)) == name


def test_documented_schema_is_the_one_that_is_written(data):
    page = Path(__file__).parents[2] / "docs" / "package-format.md"
    block = page.read_text(encoding="utf-8").partition("```json\n")[2].partition("```")[0]
    for resource in json.loads(data["data/datapackage.json"])["resources"]:
        assert {key: resource[key] for key in ("dialect", "schema")} == json.loads(block)


@pytest.mark.parametrize("text", ["440000-2016-annual-1", "44-2016-annual-0001", "../x", ""])
def test_other_names_are_none(text):
    assert parse_name(text) is None


def test_parts_that_make_no_name_are_refused():
    with pytest.raises(UsageError):
        package_name("440000", 2016, "Annual Report", 1, practice=False)


@pytest.mark.parametrize(
    ("name", "extension"),
    [
        ("a.b.DOCX", "docx"),
        (".hidden", "bin"),
        ("x.报告", "bin"),
        ("x.tar-gz", "bin"),
        ("x.", "bin"),
    ],
)
def test_evidence_keeps_only_a_plain_extension(name, extension):
    path = evidence_path(EvidenceFile(name, "application/octet-stream", b"x", ()))
    assert path.rpartition(".")[2] == extension
