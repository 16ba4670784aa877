"""The library: what is installed, what is refused, and which edition a new report follows.

Requirements
    3.8  a pack can be installed; reports stay pinned
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ipdesk.catalogue import loader
from ipdesk.catalogue.model import Catalogue, Label
from ipdesk.cli import RESOURCES
from ipdesk.editions.pack import PROGRAM, write_edition, write_patch
from ipdesk.editions.rule_patch import make_patch
from ipdesk.errors import FileMissing, InvalidCatalogue, PackageRefused, UsageError
from ipdesk.library import Library
from ipdesk.new_report import NewReport
from ipdesk.services import Services
from local_db.stores import FileStores


def on_shelf(data_folder: Path) -> list[str]:
    folder = data_folder / "editions"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def versions(library: Library) -> list[tuple[str, int]]:
    return [(facts.code, facts.version) for facts in library.editions()]


def left_out(library: Library) -> list[tuple[str, str]]:
    found = ((one.pack, one.reason) for one in library.left_out())
    return [(pack, str(why.params.get("reason", why.code))) for pack, why in found]


def test_installed_edition_is_found_by_another_start(
    services: Services, exercise: Catalogue, exercise_pack: Path, data_folder: Path
) -> None:
    done = services.library.install(exercise_pack)
    assert (done.code, done.version, done.new) == ("2019-guidance-exercise", 1, True)
    again = Library(RESOURCES / "catalogue", data_folder)
    assert versions(again) == [("2015-59", 1), ("2019-guidance-exercise", 1)]
    assert loader.to_json(again.find("2019-guidance-exercise")) == loader.to_json(exercise)
    assert on_shelf(data_folder) == ["catalogue-2019-guidance-exercise-v1.ipcat"]


def test_installing_the_same_twice_changes_nothing(
    services: Services, exercise_pack: Path, data_folder: Path
) -> None:
    services.library.install(exercise_pack)
    before = on_shelf(data_folder)
    assert not services.library.install(exercise_pack).new
    assert on_shelf(data_folder) == before


def test_same_version_with_other_content_is_refused(
    services: Services, changed, tmp_path: Path, data_folder: Path
) -> None:
    one, other = changed(), changed(rules=[{"code": "R002", "level": "notice"}])
    services.library.install(write_edition(one, tmp_path / "one.ipcat").path)
    before = on_shelf(data_folder)
    with pytest.raises(UsageError) as caught:
        services.library.install(write_edition(other, tmp_path / "other.ipcat").path)
    assert caught.value.reason == "edition_differs"
    assert on_shelf(data_folder) == before
    assert loader.to_json(services.library.find("2018-1")) == loader.to_json(one)


def test_name_that_differs_in_case_only_is_refused(
    services: Services, changed, tmp_path: Path
) -> None:
    """Such files cannot lie beside each other everywhere."""
    services.library.install(write_edition(changed("2018-a"), tmp_path / "a.ipcat").path)
    with pytest.raises(UsageError) as caught:
        services.library.install(write_edition(changed("2018-A"), tmp_path / "b.ipcat").path)
    assert caught.value.reason == "edition_differs"


def test_shipped_edition_cannot_be_replaced(services: Services, changed, tmp_path: Path) -> None:
    false = changed("2015-59", rules=[{"code": "R002", "level": "notice"}])
    with pytest.raises(UsageError) as caught:
        services.library.install(write_edition(false, tmp_path / "x.ipcat").path)
    assert caught.value.reason == "edition_differs"


@pytest.mark.parametrize("content", [b"", b"no pack at all", b"PK\x05\x06" + bytes(18)])
def test_faulty_pack_leaves_nothing_behind(
    services: Services, tmp_path: Path, data_folder: Path, content: bytes
) -> None:
    (tmp_path / "x.ipcat").write_bytes(content)
    with pytest.raises(PackageRefused):
        services.library.install(tmp_path / "x.ipcat")
    assert on_shelf(data_folder) == []


def test_pack_whose_rules_do_not_type_leaves_nothing_behind(
    services: Services, changed, tmp_path: Path, data_folder: Path
) -> None:
    faulty = changed(rules=[{"code": "R029", "left": "nothing"}])
    with pytest.raises(InvalidCatalogue):
        services.library.install(write_edition(faulty, tmp_path / "x.ipcat").path)
    assert on_shelf(data_folder) == []


def test_pack_that_is_not_there_is_told(services: Services, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        services.library.install(tmp_path / "none.ipcat")


def test_new_report_follows_the_newest_edition_of_its_year(
    services: Services, changed, tmp_path: Path
) -> None:
    later = changed("2018-1", edition={"valid_until": "2020-12-31"})
    services.library.install(write_edition(later, tmp_path / "x.ipcat").path)
    for year, edition in ((2017, "2015-59"), (2018, "2018-1"), (2020, "2018-1"), (2021, "2015-59")):
        wanted = NewReport("440000", "leading", year)
        made = services.opener.create(tmp_path / f"{year}.ipdesk", wanted)
        assert made.report.header.edition == edition


def test_named_edition_is_taken(services: Services, changed, tmp_path: Path) -> None:
    services.library.install(write_edition(changed("2018-1"), tmp_path / "x.ipcat").path)
    wanted = NewReport("440000", "leading", 2019)
    made = services.opener.create(tmp_path / "w.ipdesk", wanted, edition="2015-59")
    assert made.report.header.edition == "2015-59"
    added = services.opener.add_report(made, "annual", 2020, edition="2015-59")
    services.opener.turn_to(made, added)
    assert made.report.header.edition == "2015-59"


def test_unknown_edition_is_refused(services: Services, tmp_path: Path) -> None:
    wanted = NewReport("440000", "leading", 2019)
    with pytest.raises(UsageError) as caught:
        services.opener.create(tmp_path / "w.ipdesk", wanted, edition="2099")
    assert caught.value.reason == "no_edition"
    assert not (tmp_path / "w.ipdesk").exists()


def test_exercise_is_never_taken_unasked_nor_for_a_real_report(
    services: Services, exercise_pack: Path, tmp_path: Path
) -> None:
    services.library.install(exercise_pack)
    practice = NewReport("440000", "leading", 2019, practice=True)
    real = NewReport("440000", "leading", 2019)
    made = services.opener.create(tmp_path / "a.ipdesk", practice)
    assert made.report.header.edition == "2015-59"
    named = "2019-guidance-exercise"
    made = services.opener.create(tmp_path / "b.ipdesk", practice, edition=named)
    assert made.report.header.edition == named
    with pytest.raises(UsageError) as caught:
        services.opener.create(tmp_path / "c.ipdesk", real, edition=named)
    assert caught.value.reason == "edition_fictitious"


def test_opening_a_workspace_reads_no_pack(
    services: Services, workspace_file, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workspace carries its catalogue."""
    file = workspace_file()
    (data_folder / "editions").mkdir(parents=True)
    monkeypatch.setattr(Library, "editions", lambda _: pytest.fail("editions were read"))
    fresh = Services(RESOURCES, FileStores(), "en", services.clock, data_folder)
    assert fresh.opener.open(file).report.header.edition == "2015-59"


def test_damaged_pack_does_not_hide_the_others(
    services: Services, exercise_pack: Path, data_folder: Path
) -> None:
    services.library.install(exercise_pack)
    (data_folder / "editions" / "catalogue-2018-1-v1.ipcat").write_bytes(b"damaged")
    assert versions(services.library) == [("2015-59", 1), ("2019-guidance-exercise", 1)]
    assert left_out(services.library) == [("catalogue-2018-1-v1", "not_a_package")]


def test_a_pack_of_a_newer_program_is_named_and_keeps_no_desk_from_opening(
    services: Services, exercise: Catalogue, data_folder: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """An older program that is installed again finds what the newer one had installed."""
    known, place = loader.to_json, str(tmp_path / "desk.ipdesk")
    with monkeypatch.context() as newer:
        newer.setattr(loader, "to_json", lambda one: known(one)[:-1] + b',"newer":1}')
        (data_folder / "editions").mkdir(parents=True)
        made = write_edition(exercise, data_folder / "editions" / "made.ipcat").path
        made.rename(made.with_name("catalogue-2019-guidance-exercise-v1.ipcat"))
    assert left_out(services.library) == [("catalogue-2019-guidance-exercise-v1", "catalogue")]
    services.desks.create(place, "chief", practice=True).close()
    desk = services.desks.open(place, "chief")
    assert {one.edition.code for one in desk.catalogues().values()} == {"2015-59"}
    assert [entry.action for entry in desk.log()] == ["begin"]
    desk.close()


def test_a_patch_to_what_another_version_of_the_program_shipped_locks_nobody_out(
    services: Services, data_folder: Path, tmp_path: Path
) -> None:
    """The shipped edition has other words by now: the patch waits until it fits again"""
    base = services.library.shipped()
    reason = {"R301": Label(zh="演练", en="exercise")}
    made = make_patch(
        base, reason, code="p", document="演练1号", issued="2017-03-15", program=PROGRAM
    )
    services.library.install(write_patch(made, tmp_path / "p.ipcat").path)
    assert versions(services.library) == [("2015-59", 1), ("2015-59", 2)]
    folder = tmp_path / "catalogue"
    shutil.copytree(RESOURCES / "catalogue", folder)
    title = folder / "2015-59" / "edition.toml"
    title.write_text(title.read_text("utf-8").replace("(Trial)", "(trial)"), "utf-8")
    later = Library(folder, data_folder)
    assert versions(later) == [("2015-59", 1)]
    assert left_out(services.library) == []
    assert left_out(later) == [("patch-2015-59-v2", "patch_other_content")]
    assert later.for_report(2016, practice=False).edition.version == 1
