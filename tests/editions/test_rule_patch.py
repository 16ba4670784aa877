"""A published rule patch switches rules off, gives the next version, and says so everywhere.

Requirements
    3.8  a withdrawn rule is switched off by a published rule patch
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from report_steps import problems

from ipdesk.catalogue import loader
from ipdesk.catalogue.model import Catalogue, Label
from ipdesk.cli import RESOURCES
from ipdesk.editions.pack import PROGRAM, write_edition, write_patch
from ipdesk.editions.rule_patch import apply_patch, make_patch
from ipdesk.editions.texts import PatchText
from ipdesk.errors import UsageError
from ipdesk.library import Library
from ipdesk.package.verify import verify
from ipdesk.screens.problems import ProblemsScreen
from ipdesk.sealing import Sealer
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.workspace import Workspace

REASON = Label(zh="理由", en="reason")


def patch_for(base: Catalogue, *rules: str) -> PatchText:
    return make_patch(
        base, dict.fromkeys(rules, REASON), code="p", document="1号", issued="2017-03-01",
        program=PROGRAM,
    )  # fmt: skip


def test_patched_edition_is_the_next_version_and_always_the_same(edition: Catalogue) -> None:
    one, other = (apply_patch(edition, patch_for(edition, "R301")) for _ in range(2))
    assert (one.edition.code, one.edition.version) == ("2015-59", 2)
    assert loader.to_json(one) == loader.to_json(other)
    assert loader.from_json(loader.to_json(one)) == one


def test_edition_without_patch_has_the_digest_of_before(edition: Catalogue) -> None:
    """A field that few editions use must not move the digest of the others."""
    assert b"patches" not in loader.to_json(edition)
    assert b"replaces" not in loader.to_json(edition)


def test_patch_follows_patch(services: Services, edition: Catalogue, tmp_path: Path) -> None:
    second = apply_patch(edition, patch_for(edition, "R301"))
    for number, patch in enumerate((patch_for(edition, "R301"), patch_for(second, "R302"))):
        services.library.install(write_patch(patch, tmp_path / f"{number}.ipcat").path)
    third = services.library.find("2015-59")
    assert third.edition.version == 3
    assert [item.rule for patch in third.patches for item in patch.withdrawn] == ["R301", "R302"]


@pytest.mark.parametrize(
    ("rules", "reason"), [((), "patch_empty"), (("R999",), "no_rule")], ids=["none", "unknown"]
)
def test_patch_names_rules_that_there_are(
    edition: Catalogue, rules: tuple[str, ...], reason: str
) -> None:
    with pytest.raises(UsageError) as caught:
        patch_for(edition, *rules)
    assert caught.value.reason == reason


def test_rule_is_withdrawn_once(edition: Catalogue) -> None:
    second = apply_patch(edition, patch_for(edition, "R301"))
    with pytest.raises(UsageError) as caught:
        patch_for(second, "R301")
    assert caught.value.reason == "rule_withdrawn"


def test_patch_for_another_text_is_refused(services: Services, changed, tmp_path: Path) -> None:
    false = patch_for(changed("2015-59"), "R301")
    with pytest.raises(UsageError) as caught:
        services.library.install(write_patch(false, tmp_path / "x.ipcat").path)
    assert caught.value.reason == "patch_other_content"


def test_patch_whose_base_is_not_here_is_refused(
    services: Services, exercise: Catalogue, tmp_path: Path
) -> None:
    patch = write_patch(patch_for(exercise, "R301"), tmp_path / "x.ipcat").path
    with pytest.raises(UsageError) as caught:
        services.library.install(patch)
    assert caught.value.reason == "no_version"


def test_version_that_a_patch_made_is_not_replaced_by_a_pack(
    services: Services, changed, patch_pack: Path, tmp_path: Path
) -> None:
    services.library.install(patch_pack)
    other = changed("2015-59", edition={"version": 2})
    with pytest.raises(UsageError) as caught:
        services.library.install(write_edition(other, tmp_path / "x.ipcat").path)
    assert caught.value.reason == "edition_differs"


@pytest.fixture
def patched(services: Services, filled: Workspace, patch_pack: Path) -> Workspace:
    """The filled example, moved to the version without R301."""
    assert problems(filled, "R301")
    services.library.install(patch_pack)
    filled.move(services.library.find("2015-59"), "test")
    return filled


def test_withdrawn_rule_no_longer_fires(patched: Workspace) -> None:
    assert problems(patched, "R301") == []
    assert all(outcome.rule != "R301" for outcome in patched.checker.outcomes())
    assert patched.report.header.edition_version == 2


def test_problem_list_names_withdrawn_rules_with_reason_and_document(
    patched: Workspace, services: Services
) -> None:
    words = Sentences(services.translator, patched.form, patched.report.cell)
    (line,) = ProblemsScreen(patched, words, services.translator).withdrawn()
    for part in ("R301", "dates are not all published", "演练〔2017〕9号"):
        assert part in line


def test_moved_report_opens_without_the_patch(patched: Workspace, services: Services) -> None:
    """Pinned: the workspace carries the version."""
    path = Path(patched.store.path)
    patched.store.close()
    bare = Services(RESOURCES, services.stores, "en", services.clock)
    again = bare.opener.open(path)
    assert again.form.catalogue.edition.version == 2
    assert problems(again, "R301") == []


def test_package_names_withdrawn_rules(
    patched: Workspace, services: Services, tmp_path: Path
) -> None:
    written = Sealer(services).seal(patched, tmp_path / "out", "test")
    assert verify(written.path).catalogue.version == 2
    with zipfile.ZipFile(written.path) as archive:
        (name,) = [n for n in archive.namelist() if n.endswith("checks.json")]
        checks = json.loads(archive.read(name))
    (item,) = checks["withdrawn"]
    assert (item["rule"], item["document"]) == ("R301", "演练〔2017〕9号")
    assert item["reason"]["en"] == "dates are not all published"


def test_printed_report_names_withdrawn_rules(patched: Workspace, services: Services) -> None:
    from ipdesk.printing.annex import Annex
    from ipdesk.printing.document import Remark

    words = Sentences(services.translator, patched.form, patched.report.cell)
    blocks = Annex(patched.snapshot(), services.translator, words).findings()
    remarks = [block.text for block in blocks if isinstance(block, Remark)]
    assert any("R301" in remark and "演练〔2017〕9号" in remark for remark in remarks)


def test_structural_rule_can_be_withdrawn(
    services: Services, edition: Catalogue, tmp_path: Path, workspace: Workspace
) -> None:
    assert problems(workspace, "V02")
    pack = write_patch(patch_for(edition, "V02"), tmp_path / "x.ipcat")
    services.library.install(pack.path)
    workspace.move(services.library.find("2015-59"), "test")
    assert problems(workspace, "V02") == []


def test_installed_patch_is_listed_with_its_document(
    services: Services, patch_pack: Path, data_folder: Path
) -> None:
    services.library.install(patch_pack)
    newest = Library(RESOURCES / "catalogue", data_folder).newest(2016)
    assert newest is not None
    assert (newest.version, newest.patch, newest.installed) == (2, "演练〔2017〕9号", True)
