"""Making a report reads what can matter to it, however many years lie before. Issue 3.4."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from province_years import Lived, Province, scheme_approved

from ipdesk.other_reports import OtherReports
from ipdesk.services import Services


def read_by(province: Province, monkeypatch: pytest.MonkeyPatch, kind: str, year: int) -> list[str]:
    """The reports whose content is read when a report is made."""
    store, read = province.workspace.store, list[str]()
    content = store.report

    def counted(report: str) -> object:
        read.append(report)
        return content(report)

    with monkeypatch.context() as patched:
        patched.setattr(store, "report", counted)
        province.make(kind, year)
    return read


def test_new_report_reads_the_one_before_and_the_scheme_in_force(
    lived: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    province = lived(scheme_approved)
    for year in (2017, 2018, 2019):
        province.sealed("annual", year)
    assert read_by(province, monkeypatch, "annual", 2020) == ["annual-2019", "scheme-2016"]


def test_revision_reads_what_it_revises(lived: Lived, monkeypatch: pytest.MonkeyPatch) -> None:
    province = lived(scheme_approved)
    province.sealed("annual", 2017)
    assert read_by(province, monkeypatch, "annual", 2017) == ["annual-2017"]


def test_kind_without_goals_looks_at_no_scheme(
    lived: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    province = lived(scheme_approved)
    assert read_by(province, monkeypatch, "experience", 2017) == []


def test_own_indicators_come_from_the_latest_report_alone(
    services: Services,
    workspace_file: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """3.7"""
    workspace = services.opener.open(workspace_file("520000", "characteristic", 2016))
    province = Province(services, workspace, tmp_path / "packages")
    province.seal()
    for year in (2017, 2018):
        province.sealed("annual", year)
    assert set(read_by(province, monkeypatch, "annual", 2019)) == {"annual-2018"}


def test_scheme_is_in_force_by_the_edition_it_is_pinned_to(
    lived: Lived, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """3.8: what the shipped edition says of schemes does not matter."""
    province = lived(scheme_approved)
    province.sealed("annual", 2017)
    monkeypatch.setattr(type(services.library), "shipped", lambda _: pytest.fail("was asked"))
    others = OtherReports(province.workspace, services.library)
    assert list(others.in_force(province.workspace.form, 2018)) == ["scheme"]
