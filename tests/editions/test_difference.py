"""The difference between two editions is complete, and empty between equal ones.

Requirements
    3.8  moving a draft shows what is added, dropped, changed
"""

from __future__ import annotations

import functools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipdesk.catalogue.difference import Change, difference
from ipdesk.catalogue.form import form_for
from ipdesk.catalogue.loader import load_edition
from ipdesk.catalogue.model import Catalogue
from ipdesk.change_sentences import ChangeSentences
from ipdesk.cli import RESOURCES
from ipdesk.editions.overlay import laid_over
from ipdesk.messages import Translator

CATEGORIES = ("leading", "supporting", "characteristic")
NEW = {"label": {"zh": "新", "en": "new"}}
Row = dict[str, Any]


def found(old: Catalogue, new: Catalogue, kind: str = "annual") -> list[Change]:
    return difference(form_for(old, kind, "leading"), form_for(new, kind, "leading"))


def told(changes: list[Change]) -> list[tuple[str, ...]]:
    return [(c.kind, c.what, c.section, c.code, c.facet) for c in changes]


@pytest.mark.parametrize("category", CATEGORIES)
def test_edition_does_not_differ_from_itself(edition: Catalogue, category: str) -> None:
    for kind in edition.kinds:
        form = form_for(edition, kind.code, category)
        assert difference(form, form) == []


def test_exercise_differs_in_what_it_says(edition: Catalogue, exercise: Catalogue) -> None:
    """A new indicator, a changed target, a split measure, a rule that is gone: IND6, L2.1"""
    assert told(found(edition, exercise)) == [
        ("added", "row", "indicators", "IND10", ""),
        ("added", "row", "tasks", "L2.5", ""),
        ("added", "row", "tasks", "L2.6", ""),
        ("dropped", "row", "tasks", "L2.1", ""),
        ("changed", "row", "", "IND6", "target"),
        ("dropped", "rule", "goals", "R206", ""),
    ]


def test_split_names_both_sides(edition: Catalogue, exercise: Catalogue) -> None:
    changes = {change.code: change for change in found(edition, exercise)}
    assert changes["L2.1"].others == ("L2.5", "L2.6")
    assert changes["L2.5"].others == ("L2.1",)


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        (
            {"sections": [{"code": "base", "columns": [{"code": "extra", "type": "text", **NEW}]}]},
            ("added", "column", "base", "extra", ""),
        ),
        (
            {"sections": [{"code": "base", "columns": [{"code": "note", "dropped": True}]}]},
            ("dropped", "column", "base", "note", ""),
        ),
        (
            {"sections": [{"code": "base", "columns": [{"code": "period", "required": True}]}]},
            ("changed", "column", "base", "period", "required"),
        ),
        (
            {"sections": [{"code": "base", "listed": [{"code": "BF2", "maximum": "20000"}]}]},
            ("changed", "row", "base", "BF2", "maximum"),
        ),
        (
            {"indicators": [{"code": "IND3", "unit": {"en": "filings"}}]},
            ("changed", "row", "indicators", "IND3", "unit"),
        ),
        (
            {"indicators": [{"code": "IND3", "rise": "75"}]},
            ("changed", "row", "indicators", "IND3", "rise"),
        ),
        (
            {"codelists": [{"code": "task_status", "entries": [{"code": "x", **NEW}]}]},
            ("added", "entry", "task_status", "x", ""),
        ),
        (
            {"rules": [{"code": "R029", "right": "1.0"}]},
            ("changed", "rule", "", "R029", "content"),
        ),
        (
            {"rules": [{"code": "R002", "level": "notice"}]},
            ("changed", "rule", "profile", "R002", "level"),
        ),
        (
            {"kinds": [{"code": "annual", "sections": ["profile", "base", "tasks"],
                        "checklist": "tasks"}]},
            ("dropped", "section", "", "experience", ""),
        ),
    ],
)  # fmt: skip
def test_each_kind_of_change_is_found(
    edition: Catalogue, changed, tables: dict[str, Any], expected: tuple[str, ...]
) -> None:
    changes = found(edition, changed(**tables))
    assert expected in told(changes)


def rows_of(codes: dict[str, str]) -> list[Row]:
    return [{"code": code, "label": {"zh": code, "en": name}} for code, name in codes.items()]


@functools.cache
def shipped() -> Catalogue:
    return load_edition(RESOURCES / "catalogue" / "2015-59")


def small(codes: dict[str, str]) -> Catalogue:
    """The shipped edition with these rows among the base figures, beside those that rules read."""
    rows = {"sections": [{"code": "base", "listed": rows_of(codes)}]}
    return laid_over(shipped(), rows if codes else {}, "small")


ROWS = st.dictionaries(
    st.text("XYZ", min_size=1, max_size=3), st.sampled_from(["one", "two"]), max_size=6
)


@settings(deadline=None, max_examples=40)
@given(before=ROWS, after=ROWS)
def test_changes_of_rows_lead_from_one_edition_to_the_other(
    before: dict[str, str], after: dict[str, str]
) -> None:
    """Dropping, adding and renaming what is listed gives exactly the other edition's rows."""
    rows = dict(before)
    for change in found(small(before), small(after)):
        assert change.what == "row"
        if change.kind == "dropped":
            del rows[change.code]
        elif change.kind == "added":
            assert change.code not in rows
            rows[change.code] = change.label.en
        else:
            assert change.facet == "label"
            rows[change.code] = change.label.en
    assert rows == after


@settings(deadline=None, max_examples=40)
@given(before=ROWS, after=ROWS)
def test_difference_back_mirrors_the_difference(
    before: dict[str, str], after: dict[str, str]
) -> None:
    one, other = small(before), small(after)
    mirrored = {"added": "dropped", "dropped": "added", "changed": "changed"}
    there = {(c.kind, c.code) for c in found(one, other)}
    back = {(mirrored[c.kind], c.code) for c in found(other, one)}
    assert there == back


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_change_is_a_sentence(edition: Catalogue, exercise: Catalogue, language: Any) -> None:
    """2.i18n: in both languages, with the values of both sides."""
    words = ChangeSentences(
        Translator(RESOURCES / "translations", language),
        form_for(edition, "annual", "leading"),
        form_for(exercise, "annual", "leading"),
    )
    sentences = [words.sentence(change) for change in found(edition, exercise)]
    assert len(set(sentences)) == 6
    assert "60" in sentences[4]
    assert "70" in sentences[4]
    assert "L2.5" in sentences[3]
