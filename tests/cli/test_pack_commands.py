"""Data packs from the command line: made by SIPO's desk, installed by the province."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Run
from fixed_clock import FixedClock
from signers import PASSPHRASE

from ipdesk.formats import grouped
from ipdesk.signing.key_file import read_facts

FIGURES = """演练数据
地区,指标,年份,数值,单位,版本,来源
广东省,常住人口,2016,10999,万人,演练年鉴2017,演练
440000,BF3,2016,79512.05,亿元,演练年鉴2017,演练
江苏,BF2,2016,7999,万人,演练年鉴2017,演练
"""
DEADLINES = "报告类型,年度,截止日期,文号\nannual,2016,2017-03-31,演练〔2017〕9号\n"
WHERE = ("--edition", "2016", "--title-zh", "演练分母数据", "--title-en", "Denominators (exercise)")
Made = Callable[..., tuple[Path, str]]


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "passphrase.txt"
    path.write_text(PASSPHRASE + "\n")
    return path


@pytest.fixture
def desk(ipdesk: Run, secret: Path) -> Path:
    path = secret.with_name("desk.ipkey")
    done = ipdesk("key", "new", "-o", path, "--role", "desk", "--passphrase-file", secret)
    assert done.code == 0, done.err
    return path


@pytest.fixture
def province(workspace_file: Callable[..., Path]) -> Path:
    return workspace_file()


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Path, Path]:
    figures, deadlines = tmp_path / "figures.csv", tmp_path / "deadlines.csv"
    figures.write_text(FIGURES, encoding="gb18030")
    deadlines.write_text(DEADLINES, encoding="utf-8")
    return figures, deadlines


@pytest.fixture
def make(ipdesk: Run, desk: Path, secret: Path, tmp_path: Path) -> Made:
    def run(*more: object) -> tuple[Path, str]:
        path = tmp_path / "x.ippack"
        done = ipdesk("pack", "make", "-o", path, *WHERE, "--document", "演练〔2017〕8号", *more,
                      "--sign", desk, "--passphrase-file", secret)  # fmt: skip
        assert done.code in (0, 2), done.err
        return path, done.out + done.err

    return run


def test_a_pack_is_made_of_tables_and_shown(
    ipdesk: Run, make: Made, tables: tuple[Path, Path]
) -> None:
    figures, deadlines = tables
    path, said = make("--denominators", figures, "--deadlines", deadlines, "--json")
    assert json.loads(said)["counts"] == {"deadlines": 1, "denominators": 3}
    facts = json.loads(ipdesk("pack", "show", path, "--json").out)
    assert [(f["unit"], f["series"], f["value"]) for f in facts["denominators"]] == [
        ("320000", "base.BF2.value", "7999"),
        ("440000", "base.BF2.value", "10999"),
        ("440000", "base.BF3.value", "79512.05"),
    ]
    assert facts["deadlines"][0]["date"] == "2017-03-31"
    shown = ipdesk("pack", "show", path).out
    assert "Denominators (exercise), edition 2016 no. 1" in shown
    assert "Holds: 3 denominators, 1 deadline" in shown


def test_a_rule_patch_in_a_pack_is_named_and_nothing_more(
    ipdesk: Run, make: Made, province: Path, tmp_path: Path
) -> None:
    """What is no figure has no value to be told"""
    patch = tmp_path / "x.ipcat"
    why = ("--reason-zh", "口径不一致", "--reason-en", "differs in method")
    ipdesk("catalogue", "patch", "2015-59", "--withdraw", "R301", *why, "--document", "演练2号",
           "-o", patch)  # fmt: skip
    path, _ = make("--catalogue", patch)
    said = ipdesk("pack", "install", province, path, "--dry-run").out.splitlines()
    assert "  New  Catalogue edition 2015-59 v2" in said


def test_a_pack_made_early_in_the_morning_is_of_the_day_it_is_in_beijing(
    make: Made, tables: tuple[Path, Path], clock: FixedClock
) -> None:
    """As the key's days of validity are; the clock tells UTC"""
    clock.time = dt.datetime(2017, 3, 15, 23, 30, tzinfo=dt.UTC)
    path, _ = make("--denominators", tables[0])
    with zipfile.ZipFile(path) as file:
        (name,) = (one for one in file.namelist() if one.endswith("data/pack.json"))
        assert json.loads(file.read(name))["issued"] == "2017-03-16"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("火星,BF2,2016,1,万人,v,", "line 6: There is no reporting unit “火星”"),
        (",BF2,2016,1,万人,v,", "line 6: the line does not say which province it is of"),
        ("广东,BF2,2015,1,万人,,", "line 6: the line does not say which vintage"),
        ("广东,BF2,2015,1,人,v,", "line 6"),
        ("广东,人口数,2015,1,,v,", "line 6"),
        ("广东,BF2,2015,约1,万人,v,", "line 6"),
        ("广东,BF2,2016,10999,万人,演练年鉴2017,", "line 6"),
    ],
)
def test_a_line_that_cannot_be_taken_stops_the_pack(
    make: Made, tables: tuple[Path, Path], line: str, why: str
) -> None:
    tables[0].write_text(FIGURES + line + "\n", encoding="utf-8")
    path, said = make("--denominators", tables[0])
    assert why in said
    assert "1 lines of “figures.csv” cannot be taken; nothing was made." in said
    assert not path.exists()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("annual,2016,31.3.,x", "line 3"),
        ("annual,zwei,2017-03-31,x", "line 3"),
        ("yearly,2016,2017-03-31,x", "line 3: There is no report kind “yearly”"),
        ("annual,2017,2018-03-31,", "line 3"),
        ("annual,2016,2017-04-01,x", "line 3: the deadline of “annual” and this year"),
    ],
)
def test_a_deadline_that_cannot_be_taken_stops_the_pack(
    make: Made, tables: tuple[Path, Path], line: str, why: str
) -> None:
    tables[1].write_text(DEADLINES + line + "\n", encoding="utf-8")
    path, said = make("--deadlines", tables[1])
    assert why in said
    assert not path.exists()


def test_a_revocation_names_its_document(make: Made, desk: Path) -> None:
    _, said = make("--revoke", desk)
    assert "--revocation" in said


def test_a_pack_is_installed_once_its_fingerprint_was_given(
    ipdesk: Run, make: Made, tables: tuple[Path, Path], desk: Path, province: Path
) -> None:
    path, _ = make("--denominators", tables[0], "--deadlines", tables[1])
    sheet = grouped(read_facts(desk).fingerprint.upper())
    first = ipdesk("pack", "install", province, path)
    assert first.code == 2
    assert sheet in first.err
    assert "New  Resident population · 2016: 10,999 (10,000 people)" in first.out
    preview = json.loads(ipdesk("pack", "install", province, path, "--dry-run", "--json").out)
    assert (preview["trust"], preview["others"], len(preview["entries"])) == ("first", 1, 3)
    assert json.loads(ipdesk("pack", "list", province, "--json").out)["packs"] == []
    wrong = ipdesk("pack", "install", province, path, "--fingerprint", sheet[:-1] + "x")
    assert wrong.code == 2
    assert ipdesk("pack", "install", province, path, "--fingerprint", sheet).code == 0
    again = ipdesk("pack", "install", province, path)
    assert again.code == 0
    assert "Installed already: Denominators (exercise), edition 2016 no. 1" in again.out


def test_the_packs_of_a_workspace_are_listed(
    ipdesk: Run, make: Made, tables: tuple[Path, Path], desk: Path, province: Path
) -> None:
    assert "No data pack is installed." in ipdesk("pack", "list", province).out
    path, _ = make("--denominators", tables[0], "--enrolments", desk)
    ipdesk("pack", "install", province, path, "--fingerprint", read_facts(desk).fingerprint)
    listed = json.loads(ipdesk("pack", "list", province, "--json").out)
    assert [(p["edition"], p["sequence"], p["superseded_by"]) for p in listed["packs"]] == [
        ("2016", 1, "")
    ]
    assert len(listed["pinned"]) == len(listed["enrolments"]) == 1
    assert "State: In use now" in ipdesk("pack", "list", province).out


def test_a_package_is_verified_by_the_keys_of_a_pack(
    ipdesk: Run, make: Made, desk: Path, secret: Path, filled_file: Path, tmp_path: Path
) -> None:
    clerk = secret.with_name("clerk.ipkey")
    hidden = ("--passphrase-file", secret)
    ipdesk("key", "new", "-o", clerk, "--role", "clerk", "--unit", "440000", *hidden)
    sealed = json.loads(
        ipdesk("seal", filled_file, "-o", tmp_path, "--sign", clerk, *hidden, "--json").out
    )
    package = sealed["path"]
    unknown = ipdesk("verify", package, "--keys", filled_file, "--json")
    assert (unknown.code, json.loads(unknown.out)["signature"]) == (3, "unknown_key")
    path, _ = make("--enrolments", clerk)
    fingerprint = read_facts(desk).fingerprint
    assert ipdesk("pack", "install", filled_file, path, "--fingerprint", fingerprint).code == 0
    known = ipdesk("verify", package, "--keys", filled_file, "--json")
    assert (known.code, json.loads(known.out)["signature"]) == (0, "valid")
    path, _ = make("--revoke", clerk, "--revocation", "演练〔2017〕10号", "--sequence", "2")
    ipdesk("pack", "install", filled_file, path)
    revoked = ipdesk("verify", package, "--keys", filled_file)
    assert revoked.code == 3
    assert "the key is revoked" in revoked.out


def test_the_keys_of_a_desk_go_into_a_pack_and_over_to_another_desk(
    ipdesk: Run, make: Made, desk: Path, secret: Path, tmp_path: Path
) -> None:
    """With their revocations; the fingerprint is compared, and the second time nothing is new"""
    first, second = tmp_path / "first.ipdesk", tmp_path / "second.ipdesk"
    for place in (first, second):
        assert ipdesk("desk", "new", place).code == 0
    keys = []
    for name in ("a", "b"):
        keys.append(secret.with_name(f"{name}.ipkey"))
        ipdesk("key", "new", "-o", keys[-1], "--role", "clerk", "--unit", "440000",
               "--passphrase-file", secret)  # fmt: skip
        ipdesk("desk", "enrol", first, keys[-1], "--document", "演练〔2017〕10号")
    path, said = make("--desk", first, "--json")
    assert json.loads(said)["counts"] == {"enrolments": 2}
    where = ("desk", "install", second, path, "--fingerprint")
    assert ipdesk(*where, "0" * 64).code == 2
    fingerprint = read_facts(desk).fingerprint
    taken = json.loads(ipdesk(*where, fingerprint, "--json").out)
    assert taken == {"enrolled": 2, "known": 0, "revoked": 0}
    revoked = read_facts(keys[0]).fingerprint
    ipdesk("desk", "revoke", first, revoked, "--document", "演练〔2017〕11号")
    make("--desk", first, "--sequence", "2")
    taken = json.loads(ipdesk(*where, fingerprint, "--json").out)
    assert taken == {"enrolled": 0, "known": 1, "revoked": 1}
    known = json.loads(ipdesk("desk", "keys", second, "--json").out)
    assert {k["fingerprint"] for k in known if k["revoked_at"]} == {revoked}


def test_a_pack_is_kept_by_the_desk_that_made_it_and_by_one_that_took_it_over(
    ipdesk: Run, make: Made, tables: tuple[Path, Path], desk: Path, tmp_path: Path
) -> None:
    """5: reports are checked by it there"""
    first, second = tmp_path / "first.ipdesk", tmp_path / "second.ipdesk"
    for place in (first, second):
        assert ipdesk("desk", "new", place).code == 0
    path, _ = make("--desk", first, "--denominators", tables[0])
    seal = json.loads(ipdesk("pack", "show", path, "--json").out)["seal"]
    fingerprint = read_facts(desk).fingerprint
    assert ipdesk("desk", "install", second, path, "--fingerprint", fingerprint).code == 0
    for place in (first, second):
        log = json.loads(ipdesk("desk", "log", place, "--json").out)
        assert [(e["facet"], e["after"]) for e in log if e["action"] == "pack"] == [
            (seal, "data-2016-0001")
        ]
