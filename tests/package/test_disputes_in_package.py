"""Disputed rules travel in the package, and a slip that cannot be there is refused.

Requirements
    peers  6: rule-dispute slip in the package
    4.4    "dispute a rule (slip goes into the package)"
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from package_builder import bagged
from report_steps import problems

from ipdesk.errors import PackageRefused
from ipdesk.package import canonical_json
from ipdesk.package.checked import results_of
from ipdesk.package.restore import content_of
from ipdesk.package.verify import inspect
from ipdesk.problems import Verdict
from ipdesk.records import DisputeRecord
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.snapshot import Snapshot

WHY, AT = "the rule reads the wrong year", "2017-01-09T01:00:00.000+00:00"


@pytest.fixture
def disputed(snapshot: Snapshot) -> Snapshot:
    (problem,) = snapshot.problems
    slip = replace(problem, explanation="", last_wording="", disputed=WHY)
    verdict = Verdict(0, 0, 0, 0, snapshot.verdict.notices, 1)
    when = {problem.key: AT}
    return replace(snapshot, problems=(slip,), verdict=verdict, disputed_at=when)


@pytest.fixture
def checks_of(data: dict[str, bytes], disputed: Snapshot, tmp_path: Path) -> Callable[..., Path]:
    """A package with the disputed rule; ``change`` may tamper with its problem."""

    def make(*, told: int = 1, **change: object) -> Path:
        checks = msgspec.to_builtins(results_of(disputed))
        checks["problems"][0].update(change)
        submission = canonical_json.decode(data["data/submission.json"], "submission.json")
        submission["verdict"] |= {"explained": 0, "disputed": told}
        files = {
            **data,
            "data/checks.json": canonical_json.encode(checks),
            "data/submission.json": canonical_json.encode(submission),
        }
        path = tmp_path / "x.ipsub"
        path.write_bytes(bagged(files))
        return path

    return make


def test_the_slip_is_in_the_package_with_values_and_time(checks_of, form, disputed) -> None:
    """peers 6: rule, cell, values, text, when"""
    inspection = inspect(checks_of())
    assert inspection.verification.disputes == 1
    (problem,) = inspection.results.problems
    assert (problem.dispute.text, problem.dispute.at) == (WHY, AT)
    (slip,) = content_of(inspection, form).disputes
    (there,) = disputed.problems
    expected = DisputeRecord("annual-2016", there.rule, *there.place, WHY, there.fingerprint, AT)
    assert slip == expected._replace(report=slip.report)


@pytest.mark.parametrize(
    "change",
    [
        {"level": "error", "reason": "not_a_number"},
        {"level": "notice"},
        {"blocks": True, "level": "query"},
        {"dispute": {"text": WHY, "at": "yesterday"}},
    ],
)
def test_a_slip_that_cannot_be_there_is_refused(checks_of, change) -> None:
    """4.4: structural errors are no matter of opinion"""
    with pytest.raises(PackageRefused, match=r"dispute_disagrees|verdict_disagrees"):
        inspect(checks_of(**change))


def test_slips_are_as_many_as_the_verdict_says(checks_of) -> None:
    with pytest.raises(PackageRefused, match="dispute_disagrees"):
        inspect(checks_of(told=2))


def test_a_report_whose_only_query_is_disputed_is_sealed_with_the_slip(
    services: Services, filled_file: Path, tmp_path: Path
) -> None:
    """4.4: from the clerk's words to the receiver's"""
    workspace = services.opener.open(filled_file)
    explained = next(p for p in workspace.checker.problems() if p.explanation)
    workspace.explain(explained, "")
    workspace.dispute(problems(workspace, explained.rule, explained.place.row)[0], WHY)
    written = Sealer(services).seal(workspace, tmp_path)
    workspace.store.close()
    inspection = inspect(written.path)
    assert [p.dispute.text for p in inspection.results.problems if p.dispute] == [WHY]
