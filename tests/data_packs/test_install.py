"""Installing a data pack in a province's workspace.

Requirements
    issue 5, 6    the province's program takes packs of SIPO and shows which it uses
    3.5           population and GDP with year, vintage and source
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from report_steps import at, put, shown

from ipdesk.data_packs.contents import CataloguePack, PackContents
from ipdesk.data_packs.installer import PackInstaller
from ipdesk.data_packs.kept import kept_packs
from ipdesk.data_packs.plan import PackPlan
from ipdesk.data_packs.refusal import DataPackRefused
from ipdesk.deadlines import Deadline, Due
from ipdesk.errors import PackageRefused
from ipdesk.package.verify import inspect
from ipdesk.records import HISTORY, FigureRecord
from ipdesk.review.rebuilt import rebuilt
from ipdesk.review.replay import differences
from ipdesk.screens.on_file import OnFile
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.data_packs.conftest import (
    AT,
    CONTENTS,
    GDP,
    POPULATION,
    VINTAGE,
    DeskKeys,
    Make,
    deadline,
    enrolment,
    figure,
)

PEOPLE = at("base BF2 value")
RULE = "V13"


def reason_of(act: Callable[[], object]) -> str:
    with pytest.raises(DataPackRefused) as caught:
        act()
    return caught.value.reason


def changes(plan: PackPlan) -> list[tuple[str, str]]:
    return [(entry.what, entry.change) for entry in plan.entries]


def test_the_first_pack_asks_for_the_fingerprint_of_the_sheet(
    installer: PackInstaller, make: Make, sheet: str, workspace: Workspace
) -> None:
    plan = installer.plan(make())
    assert plan.trust == "first"
    assert reason_of(lambda: installer.install(plan)) == "first"
    assert reason_of(
        lambda: installer.install(plan, sheet.replace(sheet[0], "0", 1)[:-1] + "x")
    ) == ("fingerprint")
    assert kept_packs(workspace.store.settings()).packs == {}
    installer.install(plan, sheet.lower())
    kept = kept_packs(workspace.store.settings())
    assert list(kept.packs) == ["2016"]
    assert list(kept.pinned) == [plan.pack.signature.fingerprint]


def test_the_preview_tells_what_is_of_this_province(installer: PackInstaller, make: Make) -> None:
    plan = installer.plan(make())
    assert changes(plan) == [("denominator", "new")] * 3 + [("deadline", "new")]
    assert plan.others == 1


def test_figures_and_deadlines_land_in_one_commit(
    installer: PackInstaller, make: Make, sheet: str, workspace: Workspace
) -> None:
    """Each with its entry of the history; the figure names the pack as its source"""
    installer.install(installer.plan(make()), sheet)
    point = workspace.series.at(POPULATION, 2016)
    assert point is not None
    assert (point.text, point.vintage, point.pack) == ("10999", VINTAGE, "2016")
    assert point.source == "演练分母数据 2016"
    told = [entry for entry in workspace.store.history("") if entry.origin == "pack"]
    assert len({entry.at for entry in told if entry.report == ""}) == 1
    assert [e.action for e in told if e.report == ""] == [
        "pack_key", "pack", "figure", "figure", "figure", "deadline",
    ]  # fmt: skip
    day = Deadline(dt.date(2017, 3, 31), "演练〔2017〕9号")
    assert workspace.deadlines() == {Due("annual", 2016): day}


def test_a_figure_of_the_pack_is_on_file_and_can_be_used(
    installer: PackInstaller, make: Make, sheet: str, workspace: Workspace, services: Services
) -> None:
    """3.5: value, year, vintage and source in one step"""
    installer.install(installer.plan(make()), sheet)
    on_file = OnFile(workspace, services.translator)
    newest = on_file.figures(PEOPLE)[0]
    assert newest.about == ("year 2016, 演练年鉴2017, 演练分母数据 2016, signed data pack 2016")
    on_file.use(PEOPLE, newest.point)
    said = [shown(workspace, f"base BF2 {c}").text for c in ("value", "year", "vintage", "source")]
    assert said == ["10999", "2016", VINTAGE, "演练分母数据 2016"]


def test_last_years_figure_opens_as_one_taken_from_outside(
    installer: PackInstaller, make: Make, sheet: str, workspace: Workspace
) -> None:
    """So it is no opening figure that only a restatement may change"""
    installer.install(installer.plan(make()), sheet)
    assert shown(workspace, "base BF2 prior").text == "10849"
    put(workspace, "base BF2 prior", "10850")
    assert shown(workspace, "base BF2 prior").text == "10850"


def test_history_taken_in_by_the_clerk_never_replaces_the_packs_figure(
    installer: PackInstaller, make: Make, sheet: str, workspace: Workspace
) -> None:
    installer.install(installer.plan(make()), sheet)
    own = FigureRecord(POPULATION, 2016, HISTORY, VINTAGE, "1", "", "", "2099-01-01")
    workspace.record_figures([own], "test")
    point = workspace.series.at(POPULATION, 2016)
    assert point is not None
    assert point.text == "10999"
    assert [p.text for p in workspace.series.vintages(POPULATION, 2016)] == ["10999", "1"]


def test_the_same_pack_again_says_that_it_is_there(
    installer: PackInstaller, make: Make, sheet: str, workspace: Workspace
) -> None:
    path = make()
    installer.install(installer.plan(path), sheet)
    before = workspace.store.last_history()
    plan = installer.plan(path)
    assert plan.installed
    assert {change for _, change in changes(plan)} == {"equal"}
    installer.install(plan)
    assert workspace.store.last_history() == before


def test_an_older_pack_is_refused(installer: PackInstaller, make: Make, sheet: str) -> None:
    """A replay of what was true once"""
    installer.install(installer.plan(make(sequence=2)), sheet)
    assert reason_of(lambda: installer.plan(make(sequence=1))) == "older"


def test_two_packs_of_one_number_are_a_contradiction(
    installer: PackInstaller, make: Make, sheet: str
) -> None:
    installer.install(installer.plan(make()), sheet)
    other = make(PackContents((figure(2016, "1"),)))
    assert reason_of(lambda: installer.plan(other)) == "other_content"


def test_a_superseded_edition_is_refused(installer: PackInstaller, make: Make, sheet: str) -> None:
    installer.install(installer.plan(make(edition="2017", supersedes="2016")), sheet)
    assert reason_of(lambda: installer.plan(make(edition="2016"))) == "superseded"


def test_a_newer_pack_changes_what_it_says_otherwise(
    installer: PackInstaller, make: Make, sheet: str, workspace: Workspace
) -> None:
    """Known by its key, it asks for no sheet; what it leaves out stays"""
    installer.install(installer.plan(make()), sheet)
    second = PackContents((figure(2016, "11000"), figure(2015, "10849")), (deadline("2017-04-15"),))
    plan = installer.plan(make(second, sequence=2))
    assert plan.trust == "known"
    assert changes(plan) == [
        ("denominator", "equal"), ("denominator", "changed"), ("deadline", "changed"),
    ]  # fmt: skip
    installer.install(plan)
    point, gdp = workspace.series.at(POPULATION, 2016), workspace.series.at(GDP, 2016)
    assert point is not None
    assert gdp is not None
    assert (point.text, gdp.text) == ("11000", "79512.05")
    assert workspace.deadlines()[Due("annual", 2016)].day == dt.date(2017, 4, 15)


def test_a_key_that_nobody_vouches_for_is_refused(
    installer: PackInstaller, make: Make, sheet: str
) -> None:
    installer.install(installer.plan(make()), sheet)
    assert reason_of(lambda: installer.plan(make(sequence=2, key="stranger"))) == "key_unknown_key"


def test_a_key_enrolled_by_a_known_one_is_known(
    installer: PackInstaller, make: Make, sheet: str, desk_keys: DeskKeys
) -> None:
    contents = PackContents(enrolments=(enrolment(desk_keys.key("second")),))
    installer.install(installer.plan(make(contents)), sheet)
    assert installer.plan(make(sequence=2, key="second")).trust == "known"


def test_a_revoked_key_is_refused(
    installer: PackInstaller, make: Make, sheet: str, desk_keys: DeskKeys
) -> None:
    """Also for what it says to have signed before; and no pack takes a revocation back"""
    first, second = desk_keys.key(), desk_keys.key("second")
    installer.install(installer.plan(make(PackContents(enrolments=(enrolment(second),)))), sheet)
    revoking = PackContents(enrolments=(enrolment(second, AT),))
    installer.install(installer.plan(make(revoking, sequence=2)))
    assert reason_of(lambda: installer.plan(make(sequence=3, key="second"))) == "key_revoked"
    undone = PackContents(enrolments=(enrolment(first), enrolment(second)))
    installer.install(installer.plan(make(undone, sequence=3)))
    assert reason_of(lambda: installer.plan(make(sequence=4, key="second"))) == "key_revoked"


def test_where_no_known_key_can_sign_any_more_the_sheet_is_asked_for_again(
    installer: PackInstaller, make: Make, sheet: str, desk_keys: DeskKeys
) -> None:
    revoking = PackContents(enrolments=(enrolment(desk_keys.key(), AT),))
    installer.install(installer.plan(make(revoking)), sheet)
    assert installer.plan(make(sequence=2, key="second")).trust == "first"


def test_a_changed_pack_is_refused_in_words(
    installer: PackInstaller, make: Make, services: Services
) -> None:
    path = make()
    content = bytearray(path.read_bytes())
    at_value = content.index(b"79512.05")
    content[at_value] = ord("8")
    path.write_bytes(content)
    with pytest.raises(PackageRefused) as caught:
        installer.plan(path)
    assert caught.value.reason in ("crc", "digest")


def test_an_exercise_is_for_practice_only(installer: PackInstaller, make: Make) -> None:
    assert reason_of(lambda: installer.plan(make(fictitious=True))) == "fictitious"


def test_what_the_catalogue_has_no_place_for_is_told_and_left(
    installer: PackInstaller, make: Make, sheet: str, workspace: Workspace
) -> None:
    contents = PackContents(
        (
            figure(2016, "1", "base.BF99.value"),
            figure(2016, "10999", measure="人"),
            figure(2015, "10849"),
        ),
        (deadline("2017-03-31", kind="unheard-of"),),
    )
    plan = installer.plan(make(contents))
    assert sorted((entry.change, entry.why) for entry in plan.entries) == [
        ("left", "kind"), ("left", "measure"), ("left", "series"), ("new", ""),
    ]  # fmt: skip
    installer.install(plan, sheet)
    assert workspace.deadlines() == {}
    assert list(workspace.series.addresses) == [POPULATION]


def test_a_catalogue_that_is_refused_stops_all_of_it(
    installer: PackInstaller, make: Make, sheet: str, workspace: Workspace
) -> None:
    contents = PackContents(
        CONTENTS.denominators, catalogues=(CataloguePack("catalogue-x-v1", b"no package"),)
    )
    before = workspace.store.last_history()
    with pytest.raises(PackageRefused):
        installer.install(installer.plan(make(contents)), sheet)
    assert workspace.store.last_history() == before
    assert kept_packs(workspace.store.settings()).packs == {}


def asked(workspace: Workspace) -> list[str]:
    return [p.place.address for p in workspace.checker.problems() if p.rule == RULE]


def test_a_draft_with_another_figure_is_asked_about_it(
    installer: PackInstaller, make: Make, sheet: str, workspace: Workspace
) -> None:
    """V13: never silent; the pack's figure clears it, and so does an explanation"""
    put(workspace, "base BF2 value", "10900")
    put(workspace, "base BF2 year", "2016")
    installer.install(installer.plan(make()), sheet)
    assert asked(workspace) == [POPULATION]
    put(workspace, "base BF2 value", "10999")
    assert asked(workspace) == []
    put(workspace, "base BF2 value", "10849")
    assert asked(workspace) == [POPULATION]
    put(workspace, "base BF2 year", "2015")
    assert asked(workspace) == []


def test_the_figure_of_the_same_vintage_is_meant(
    installer: PackInstaller, make: Make, sheet: str, workspace: Workspace
) -> None:
    """V13: a draft may use any vintage of the pack, but then its figure"""
    contents = PackContents((figure(2016, "10999"), figure(2016, "11908", vintage="普查修订")))
    installer.install(installer.plan(make(contents)), sheet)
    put(workspace, "base BF2 value", "11908")
    assert asked(workspace) == []
    put(workspace, "base BF2 vintage", VINTAGE)
    assert asked(workspace) == [POPULATION]


def test_the_edition_that_supersedes_is_the_one_that_counts(
    installer: PackInstaller, make: Make, sheet: str, workspace: Workspace
) -> None:
    """V13"""
    installer.install(installer.plan(make()), sheet)
    put(workspace, "base BF2 value", "10999")
    newer = PackContents((figure(2016, "11908"),))
    installer.install(installer.plan(make(newer, edition="2017", supersedes="2016")))
    assert asked(workspace) == [POPULATION]
    put(workspace, "base BF2 value", "11908")
    assert asked(workspace) == []


def test_what_was_asked_is_asked_again_after_opening(
    installer: PackInstaller, make: Make, sheet: str, workspace: Workspace, services: Services
) -> None:
    """V13"""
    put(workspace, "base BF2 value", "10900")
    installer.install(installer.plan(make()), sheet)
    path = Path(workspace.store.path)
    workspace.store.close()
    opened = services.opener.open(path)
    assert asked(opened) == [POPULATION]
    opened.store.close()


def test_a_sealed_package_names_the_packs_in_use(
    filled: Workspace, services: Services, make: Make, sheet: str, tmp_path: Path
) -> None:
    """And nothing that is installed later changes the sealed report"""
    installer = PackInstaller(filled, services.library, services.clock, services.vet)
    deadlines = PackContents(deadlines=(deadline("2017-03-31"),))
    installer.install(installer.plan(make(deadlines)), sheet)
    installer.install(installer.plan(make(deadlines, edition="2017", supersedes="2016")))
    plan = installer.plan(make(edition="figures"))
    written = Sealer(services).seal(filled, tmp_path)
    found = inspect(written.path).submission
    assert [(pack.edition, pack.sequence) for pack in found.packs] == [("2017", 1)]
    installer.install(plan)
    assert Sealer(services).write_package(filled, tmp_path / "again").digest == written.digest


def test_the_desk_comes_to_the_same_results(
    filled: Workspace, services: Services, make: Make, sheet: str, tmp_path: Path
) -> None:
    """V13: what the packs installed there say is taken as the package says it"""
    installer = PackInstaller(filled, services.library, services.clock, services.vet)
    other = PackContents((figure(2015, "10999"), figure(2016, "10999")))
    installer.install(installer.plan(make(other)), sheet)
    (problem,) = [p for p in filled.checker.problems() if p.rule == RULE]
    filled.explain(problem, "演练：统计部门尚未启用新数")
    written = Sealer(services).seal(filled, tmp_path)
    found = inspect(written.path)
    ours = rebuilt(found, filled.form.catalogue, services.regions)
    assert [p.rule for p in found.results.problems].count(RULE) == 1
    assert list(differences(found, ours)) == []
