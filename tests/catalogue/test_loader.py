"""Reading an edition: complete and exact, or refused with file, key and why.

Requirements
    design "The catalogue": a bad file yields located problems (file, key, why), never a traceback
    2.3  everything from the catalogue
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from ipdesk.catalogue.form import form_for
from ipdesk.catalogue.loader import from_json, load_edition, to_json
from ipdesk.catalogue.model import Catalogue, Label, Unit
from ipdesk.catalogue.parts import MAX_FILE_BYTES
from ipdesk.checks.rules import rule_set
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import CatalogueProblem, InvalidCatalogue, UsageError
from ipdesk.services import Services

Spoiled = Callable[[str, str, str], tuple[CatalogueProblem, ...]]


def test_shipped_edition_loads(edition: Catalogue) -> None:
    """2.3"""
    assert (edition.edition.code, edition.edition.version) == ("2015-59", 1)
    assert edition.edition.issued == "2015-10-21"


def test_every_kind_makes_a_form_for_every_category(edition: Catalogue) -> None:
    """2.3: report kinds are data too; I(III): only an open list of indicators has its roster."""
    rosters = {section.code for section in edition.sections if section.declares}
    for kind in edition.kinds:
        for category in ("leading", "supporting", "characteristic"):
            form = form_for(edition, kind.code, category)
            left_out = set() if category == "characteristic" else rosters
            assert list(form.sections) == [c for c in kind.sections if c not in left_out]


def test_every_rule_types_in_every_form(edition: Catalogue) -> None:
    """design "Rules": type-checked against the declared environment"""
    for kind in edition.kinds:
        for category in ("leading", "supporting", "characteristic"):
            rule_set(form_for(edition, kind.code, category)).type_check()


def test_unknown_kind_is_refused(edition: Catalogue) -> None:
    with pytest.raises(UsageError) as caught:
        form_for(edition, "monthly", "leading")
    assert caught.value.reason == "no_kind"


def test_edition_survives_the_canonical_json_a_workspace_carries(edition: Catalogue) -> None:
    """design: every report pins its edition"""
    body = to_json(edition)
    again = from_json(body)
    assert again == edition
    assert to_json(again) == body


@pytest.mark.parametrize("text", ["a" * 5_001, '"' * 5_001, '\\"' * 2_501, "一" * 5_001])
def test_text_that_is_longer_than_any_needs_is_refused(edition: Catalogue, text: str) -> None:
    spoilt = msgspec.structs.replace(edition.edition, title=Label(zh=text, en=""))
    with pytest.raises(InvalidCatalogue) as refused:
        from_json(to_json(msgspec.structs.replace(edition, edition=spoilt)))
    assert [problem.key for problem in refused.value.problems] == ["edition.title.zh"]


def test_damaged_json_of_an_edition_is_refused() -> None:
    with pytest.raises(InvalidCatalogue):
        from_json(b'{"edition": ')


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "why"),
    [
        ("tasks.toml", 'code = "L1"', "code = 1", "tasks[0].code", "str"),
        ("indicators.toml", 'kind = "stock"\n', "", "indicators[0]", "kind"),
        ("indicators.toml", 'kind = "stock"\n', 'kind = "stok"\n', "indicators[0].kind", "stok"),
        ("edition.toml", "issued = ", "isued = ", "edition", "is"),
        ("tasks.toml", 'category = "leading"', 'category = "top"', "tasks[0].category", "top"),
        (
            "rules-000-structural.toml", 'level = "error"', 'level = "fatal"',
            "rules[0].level", "fatal",
        ),
        ("sections-10-figures.toml", 'zh = "基本情况", ', "", "sections[0].label", "zh"),
    ],
    ids=["wrong type", "missing key", "no such choice", "unknown key", "no such category",
         "no such level", "one language only"],
)  # fmt: skip
def test_faulty_content_is_located(
    spoiled: Spoiled, file: str, old: str, new: str, key: str, why: str
) -> None:
    """design: file, key, why"""
    (problem,) = spoiled(file, old, new)
    assert (problem.file, problem.key) == (file, key)
    assert why in problem.why


def test_syntax_error_is_located_by_line(spoiled: Spoiled) -> None:
    (problem,) = spoiled("stages.toml", "[[stages]]", "[[stages]")
    assert problem.file == "stages.toml"
    assert "line" in problem.why


def test_each_faulty_file_is_named(edition_folder: Path) -> None:
    for name in ("stages.toml", "status.toml"):
        (edition_folder / name).write_text("= nothing", "utf-8")
    with pytest.raises(InvalidCatalogue) as caught:
        load_edition(edition_folder)
    assert [problem.file for problem in caught.value.problems] == ["stages.toml", "status.toml"]


def test_list_may_be_spread_over_files_in_the_order_of_their_names(
    edition: Catalogue, edition_folder: Path
) -> None:
    whole = edition_folder / "stages.toml"
    head, *stages = whole.read_text("utf-8").split("[[stages]]\n")
    whole.unlink()
    for number, stage in reversed(list(enumerate(stages))):
        path = edition_folder / f"stages-{number}.toml"
        path.write_text(f"{head}[[stages]]\n{stage}", "utf-8")
    assert len(stages) > 1
    assert to_json(load_edition(edition_folder)) == to_json(edition)


def test_fault_in_a_list_of_many_files_is_counted_in_its_own_file(spoiled: Spoiled) -> None:
    (problem,) = spoiled("rules-021-base.toml", 'level = "query"', 'level = "quary"')
    assert (problem.file, problem.key) == ("rules-021-base.toml", "rules[0].level")


@pytest.mark.parametrize("text", ["[edition]\ncode = '2016-1'\n", "edition = 1\n", "[[edition]]\n"])
def test_part_that_is_no_list_stands_in_one_file(edition_folder: Path, text: str) -> None:
    (edition_folder / "zz.toml").write_text(text, "utf-8")
    with pytest.raises(InvalidCatalogue) as caught:
        load_edition(edition_folder)
    assert caught.value.problems == (
        CatalogueProblem("zz.toml", "edition", "already in edition.toml"),
    )


def test_part_that_is_missing_is_named(edition_folder: Path) -> None:
    (edition_folder / "tasks.toml").unlink()
    with pytest.raises(InvalidCatalogue) as caught:
        load_edition(edition_folder)
    assert "tasks" in caught.value.problems[0].why


def test_file_that_is_no_text_is_refused(edition_folder: Path) -> None:
    (edition_folder / "tasks.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InvalidCatalogue) as caught:
        load_edition(edition_folder)
    assert caught.value.problems[0].file == "tasks.toml"


def test_file_without_end_is_refused(edition_folder: Path) -> None:
    (edition_folder / "zz.toml").write_text("#" * (MAX_FILE_BYTES + 1), "utf-8")
    with pytest.raises(InvalidCatalogue) as caught:
        load_edition(edition_folder)
    assert "larger" in caught.value.problems[0].why


def test_folder_without_files_is_no_edition(tmp_path: Path) -> None:
    with pytest.raises(InvalidCatalogue):
        load_edition(tmp_path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('left = "v"', 'left = "w"'),
        ('left = "v"', 'left = "v +"'),
        ('left = "v"', 'left = "size(v)"'),
    ],
    ids=["unknown name", "syntax", "type"],
)
def test_rule_that_does_not_type_is_located(edition_folder: Path, old: str, new: str) -> None:
    """design "Rules": a bad rule is found by its number, before any report meets it."""
    path = edition_folder / "rules-021-base.toml"
    text = path.read_text("utf-8")
    head, mark, tail = text.partition('code = "R029"')
    path.write_text(head + mark + tail.replace(old, new, 1), "utf-8")
    rules = rule_set(form_for(load_edition(edition_folder), "annual", "leading"))
    with pytest.raises(InvalidCatalogue) as caught:
        rules.type_check()
    assert [(p.file, p.key) for p in caught.value.problems] == [("", "rules[R029]")]
    assert caught.value.problems[0].why


def test_faulty_catalogue_is_told_in_one_line(spoiled: Spoiled, services: Services) -> None:
    """2.CLI: errors are one clear line"""
    problems = spoiled("indicators.toml", 'kind = "stock"\n', "")
    line = ErrorSentences(services.translator).line(InvalidCatalogue(problems))
    assert "indicators.toml" in line
    assert "indicators[0]" in line
    assert "\n" not in line


def test_strange_keys_do_not_upset_the_reader(edition_folder: Path) -> None:
    (edition_folder / "zz.toml").write_text('"\\u0000" = 1\n', "utf-8")
    with pytest.raises(InvalidCatalogue) as caught:
        load_edition(edition_folder)
    assert msgspec.to_builtins(caught.value.problems)


def test_a_named_unit_reads_alike_wherever_it_is_used(edition: Catalogue) -> None:
    """What is counted is worded once, with its singular."""
    [rule] = [rule for rule in edition.rules if rule.code == "R301"]
    assert rule.unit == Unit(zh="项", en="entries", one="entry", truth=True)
    [indicator] = [one for one in edition.indicators if one.code == "IND6"]
    assert indicator.unit_by_category["characteristic"].one == "city"


def test_a_unit_that_nobody_has_worded_is_told_with_its_place(spoiled: Spoiled) -> None:
    [problem] = spoiled("rules-301-cities.toml", 'unit = "entry"', 'unit = "heap"')
    assert problem.file == "rules-301-cities.toml"
    assert problem.key.endswith("].unit")
