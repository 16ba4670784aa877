"""Editions on the command line, and the whole way of the exercise edition.

Requirements
    3.8  pack, install, move a draft, fill, check, seal, verify; a withdrawn rule is off
    3.CLI  `ipdesk catalogue install PACK`, `ipdesk move FILE REPORT --edition E [--dry-run]`
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command_line import Run

from ipdesk.cli import RESOURCES

EXERCISE = "2019-guidance-exercise"
FOLDER = RESOURCES / "catalogue-examples" / EXERCISE
PATCH = (
    "--withdraw", "R301", "--reason-zh", "授予日期未全部公布",
    "--reason-en", "dates are not all published", "--document", "演练〔2017〕9号",
)  # fmt: skip


@pytest.fixture
def pack(ipdesk: Run, tmp_path: Path) -> Path:
    path = tmp_path / "exercise.ipcat"
    assert ipdesk("catalogue", "pack", FOLDER, "-o", path).code == 0
    return path


@pytest.fixture
def patch(ipdesk: Run, tmp_path: Path) -> Path:
    path = tmp_path / "patch.ipcat"
    assert ipdesk("catalogue", "patch", "2015-59", *PATCH, "-o", path).code == 0
    return path


def told(ipdesk: Run, *arguments: Any) -> Any:
    return json.loads(ipdesk(*arguments, "--json").out)


def test_exercise_edition_goes_the_whole_way(
    ipdesk: Run, pack: Path, filled_file: Path, tmp_path: Path
) -> None:
    """ST1.5, Q3: a new indicator, a changed target (IND6), a split measure (L2.1), a rule gone"""
    assert ipdesk("catalogue", "install", pack).code == 0
    shown = told(ipdesk, "move", filled_file, "annual-2016", "--edition", EXERCISE, "--dry-run")
    assert (shown["moved"], shown["dropped"], shown["unfit"]) == (False, [], [])
    assert told(ipdesk, "reports", filled_file)[0]["edition"] == "2015-59"

    done = told(ipdesk, "move", filled_file, "annual-2016", "--edition", EXERCISE)
    assert {**done, "moved": False} == shown
    assert [place["row"] for place in done["needed"]] == ["IND10"]
    checked = told(ipdesk, "check", filled_file)
    assert checked["verdict"]["missing"] == 1
    assert "R206" not in {problem["rule"] for problem in checked["problems"]}
    targets = {target["indicator"]: target["target"] for target in checked["targets"]}
    assert targets["IND6"] == "70"

    assert ipdesk("set", filled_file, "indicators", "IND10", "value", "12.50").code == 0
    cells = told(ipdesk, "show", filled_file)["sections"]["tasks"]
    assert cells["L2.5"]["status"]["raw"] == cells["L2.6"]["status"]["raw"] == "done"
    assert ipdesk("check", filled_file).code == 0
    assert ipdesk("seal", filled_file, "-o", tmp_path / "out").code == 0
    (package,) = (tmp_path / "out").iterdir()
    facts = told(ipdesk, "verify", package)
    assert facts["catalogue"]["edition"] == EXERCISE
    assert facts["catalogue"]["digest"] == done["digest"]
    assert facts["practice"]


def test_patch_goes_the_whole_way(ipdesk: Run, patch: Path, filled_file: Path) -> None:
    before = told(ipdesk, "check", filled_file)
    assert "R301" in {problem["rule"] for problem in before["problems"]}
    assert before["withdrawn"] == []
    assert ipdesk("catalogue", "install", patch).code == 0
    assert ipdesk("move", filled_file, "--edition", "2015-59").code == 0
    after = told(ipdesk, "check", filled_file)
    assert "R301" not in {problem["rule"] for problem in after["problems"]}
    (item,) = after["withdrawn"]
    assert (item["rule"], item["document"]) == ("R301", "演练〔2017〕9号")
    said = ipdesk("check", filled_file).out
    assert "R301" in said
    assert "dates are not all published" in said


def test_move_says_what_it_does(ipdesk: Run, pack: Path, filled_file: Path) -> None:
    ipdesk("catalogue", "install", pack)
    said = ipdesk("move", filled_file, "--edition", EXERCISE, "--dry-run").out
    for words in ("IND10", "at least 70%", "its place is taken by L2.5, L2.6", "Rule R206"):
        assert words in said
    assert "fictitious" in said
    assert f"Moved to {EXERCISE} v1" in ipdesk("move", filled_file, "--edition", EXERCISE).out


def test_editions_are_listed(ipdesk: Run, pack: Path, patch: Path) -> None:
    ipdesk("catalogue", "install", pack, patch)
    lines = ipdesk("catalogue", "list").out.splitlines()
    assert [line.split("  ")[0] for line in lines] == [
        "2015-59 v1", "2015-59 v2", f"{EXERCISE} v1",
    ]  # fmt: skip
    assert "shipped" in lines[0]
    assert "演练〔2017〕9号" in lines[1]
    assert "fictitious exercise" in lines[2]
    facts = told(ipdesk, "catalogue", "list")
    assert [item["installed"] for item in facts] == [False, True, True]


def test_pack_that_gives_no_edition_is_told_beside_the_list(
    ipdesk: Run, pack: Path, data_folder: Path
) -> None:
    ipdesk("catalogue", "install", pack)
    (data_folder / "editions" / "catalogue-2018-1-v1.ipcat").write_bytes(b"damaged")
    for options in ((), ("--json",)):
        said = ipdesk("catalogue", "list", *options).err
        assert said.startswith("ipdesk: “catalogue-2018-1-v1” is installed but not used: ")


def test_catalogue_without_action_shows_the_shipped_edition(ipdesk: Run, pack: Path) -> None:
    ipdesk("catalogue", "install", pack)
    assert "2015-59 v1" in ipdesk("catalogue").out
    assert told(ipdesk, "catalogue")["edition"]["code"] == "2015-59"


def test_new_report_takes_the_named_edition(ipdesk: Run, pack: Path, tmp_path: Path) -> None:
    ipdesk("catalogue", "install", pack)
    file = tmp_path / "new.ipdesk"
    common = ("--unit", "440000", "--category", "leading", "--year", 2019, "--edition", EXERCISE)
    real = ipdesk("new", file, *common)
    assert real.code == 2
    assert "only practice reports" in real.err
    assert not file.exists()
    assert ipdesk("new", file, *common, "--practice").code == 0
    assert ipdesk("report", "new", file, "--year", 2020, "--edition", EXERCISE).code == 0
    assert {item["edition"] for item in told(ipdesk, "reports", file)} == {EXERCISE}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("catalogue", "install", "none.ipcat"), "does not exist"),
        (("catalogue", "pack", "nowhere", "-o", "x.ipcat"), "no catalogue files"),
        (("catalogue", "patch", "2099", *PATCH, "-o", "x.ipcat"), "2099"),
        (("catalogue", "patch", "2015-59", *PATCH, *PATCH, "-o", "x.ipcat"), "once only"),
        (("catalogue", "patch", "2015-59", *PATCH, "--issued", "soon", "-o", "x.ipcat"), "issued"),
        (("catalogue", "patch", "2015-59", *PATCH, "--withdraw", "R1", "-o", "x.ipcat"), "its own"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    ipdesk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: Any, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = ipdesk(*arguments)
    assert done.code == 2
    assert words in done.err
    assert len(done.err.splitlines()) == 1
    assert not (tmp_path / "x.ipcat").exists()


def test_hostile_pack_is_one_line(ipdesk: Run, tmp_path: Path, data_folder: Path) -> None:
    hostile = tmp_path / "hostile.ipcat"
    hostile.write_bytes(b"PK\x03\x04" + bytes(200))
    done = ipdesk("catalogue", "install", hostile)
    assert done.code == 3
    assert len(done.err.splitlines()) == 1
    assert list(data_folder.rglob("*.*")) == []


def test_move_to_an_unknown_edition_is_one_line(ipdesk: Run, filled_file: Path) -> None:
    for edition in ("2099", "2015-59"):
        done = ipdesk("move", filled_file, "--edition", edition)
        assert done.code == 2
        assert edition in done.err
        assert len(done.err.splitlines()) == 1
