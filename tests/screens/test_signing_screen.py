"""Which key signs: remembered, of the right person, and warned of before it expires."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from signers import Keys, keys_in

from ipdesk.screens.signing import KeyChoice
from ipdesk.services import Services
from ipdesk.signing.refusal import SigningRefused
from ipdesk.workspace import Workspace


@pytest.fixture
def made(tmp_path: Path) -> Keys:
    return keys_in(tmp_path)


def test_a_key_is_chosen_once_and_remembered(
    filled: Workspace, services: Services, made: Keys, tmp_path: Path
) -> None:
    choice = KeyChoice(filled, services, "clerk")
    assert (choice.path, choice.described(), choice.stand().text) == (None, "", "")
    choice.choose(tmp_path / "clerk.ipkey")
    again = KeyChoice(filled, services, "clerk")
    assert again.path == tmp_path / "clerk.ipkey"
    assert again.facts == made.clerk.facts
    assert again.described().startswith("Clerk · Guangdong · ")
    assert KeyChoice(filled, services, "reviewer").path is None


def test_remembering_a_key_is_no_change_of_the_report(
    filled: Workspace, services: Services, made: Keys, tmp_path: Path
) -> None:
    before = filled.store.last_history()
    KeyChoice(filled, services, "clerk").choose(tmp_path / "clerk.ipkey")
    assert filled.store.last_history() == before


def test_a_stick_that_is_not_there_is_asked_for_again(
    filled: Workspace, services: Services, made: Keys, tmp_path: Path
) -> None:
    KeyChoice(filled, services, "clerk").choose(tmp_path / "clerk.ipkey")
    (tmp_path / "clerk.ipkey").unlink()
    assert KeyChoice(filled, services, "clerk").path is None


def test_the_key_of_somebody_else_is_not_taken(
    filled: Workspace, services: Services, made: Keys, tmp_path: Path
) -> None:
    choice = KeyChoice(filled, services, "clerk")
    with pytest.raises(SigningRefused) as refused:
        choice.choose(tmp_path / "reviewer.ipkey")
    assert refused.value.reason == "role_clerk"
    assert choice.path is None


@pytest.mark.parametrize(
    ("day", "urgent", "words"),
    [("2018-06-01", False, "Valid 1 January 2017 to 31 December 2018"),
     ("2018-12-01", True, "expires in 30 days"), ("2019-02-01", True, "expired on")],
)  # fmt: skip
def test_expiry_is_told_where_the_key_is_chosen(
    filled: Workspace, services: Services, made: Keys, tmp_path: Path,
    day: str, urgent: bool, words: str,
) -> None:  # fmt: skip
    moment = dt.datetime.fromisoformat(f"{day}T04:00:00+00:00")
    services.clock.time = moment  # type: ignore[attr-defined] # the fixed clock
    choice = KeyChoice(filled, services, "clerk")
    choice.choose(tmp_path / "clerk.ipkey")
    assert choice.stand().urgent is urgent
    assert words in choice.stand().text


def test_a_new_key_is_the_unit_s_from_today_on(filled: Workspace, services: Services) -> None:
    choice = KeyChoice(filled, services, "reviewer")
    holder = choice.holder()
    assert (holder.unit, holder.role) == ("440000", "reviewer")
    assert (str(holder.first), str(holder.last)) == ("2017-03-15", "2019-03-14")
    assert choice.suggested_name() == "440000-reviewer-20170315.ipkey"
