"""An edition may be written as what differs from another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipdesk.catalogue import loader
from ipdesk.catalogue.model import Catalogue
from ipdesk.cli import RESOURCES
from ipdesk.editions.overlay import laid_over, load_folder
from ipdesk.errors import InvalidCatalogue


def rule(catalogue: Catalogue, code: str) -> object:
    return next((item for item in catalogue.rules if item.code == code), None)


def test_nothing_laid_over_is_the_edition_itself(edition: Catalogue) -> None:
    assert loader.to_json(laid_over(edition, {}, "x")) == loader.to_json(edition)


def test_folder_without_a_base_is_a_whole_edition(edition: Catalogue) -> None:
    folder = RESOURCES / "catalogue" / "2015-59"
    assert load_folder(folder, lambda _: pytest.fail("no base is needed")) == edition


def test_known_entry_is_changed_where_it_stands(changed, edition: Catalogue) -> None:
    made = changed(rules=[{"code": "R002", "level": "notice"}])
    assert [item.code for item in made.rules] == [item.code for item in edition.rules]
    assert rule(made, "R002").level == "notice"
    assert rule(made, "R002").left == rule(edition, "R002").left


def test_entry_is_dropped(changed) -> None:
    assert rule(changed(rules=[{"code": "R002", "dropped": True}]), "R002") is None


def test_new_entry_stands_last_or_behind_the_one_it_names(changed) -> None:
    entry = {"label": {"zh": "新", "en": "new"}}
    entries = [{"code": "A", **entry}, {"code": "B", "after": "all", **entry}]
    made = changed(codelists=[{"code": "counting_basis", "entries": entries}])
    codes = next(item for item in made.codelists if item.code == "counting_basis")
    assert [item.code for item in codes.entries][:2] == ["all", "B"]
    assert codes.entries[-1].code == "A"


def test_plain_list_is_replaced(changed) -> None:
    made = changed(kinds=[{"code": "experience", "sections": ["materials"]}])
    kind = next(item for item in made.kinds if item.code == "experience")
    assert kind.sections == ("materials",)


@pytest.mark.parametrize(
    "changes",
    [
        {"rules": [{"code": "R002", "level": "fatal"}]},
        {"rules": [{"code": "R999"}]},
        {"aggregates": [{"code": "AG1", "dropped": True}]},
        {"nothing": 1},
    ],
    ids=["wrong value", "incomplete", "used elsewhere", "unknown key"],
)
def test_faulty_overlay_is_located(edition: Catalogue, changes: dict[str, object]) -> None:
    with pytest.raises(InvalidCatalogue) as caught:
        laid_over(edition, changes, "my-folder")
    assert caught.value.problems[0].file == "my-folder"


def test_broken_file_of_an_overlay_is_located(tmp_path: Path, edition: Catalogue) -> None:
    (tmp_path / "edition.toml").write_text("based_on = ", "utf-8")
    with pytest.raises(InvalidCatalogue) as caught:
        load_folder(tmp_path, lambda _: edition)
    assert caught.value.problems[0].file == "edition.toml"


def test_exercise_says_everywhere_that_it_is_fictitious(exercise: Catalogue) -> None:
    """ST1.5, Q3: the announced guidance is not known; the exercise must not be taken for it."""
    edition = exercise.edition
    assert edition.fictitious
    for label in (edition.title, edition.document, edition.issuer, edition.note):
        assert "虚构" in label.zh
        assert "fictitious" in label.en.lower()
    new = [item for item in exercise.indicators if item.code == "IND10"]
    new += [m for task in exercise.tasks for m in task.measures if m.replaces]
    assert len(new) == 3
    assert all("虚构" in item.label.zh and "fictitious" in item.label.en for item in new)
