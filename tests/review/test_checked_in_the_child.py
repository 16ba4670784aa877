"""The desk's own check is done where the package is read, and comes to the same as done here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
import pytest
from here_reader import HereReader

from ipdesk.package.apart import Read
from ipdesk.review import examining
from ipdesk.review.anew import Anew, desk_reader, said_by
from ipdesk.review.desk import Desk
from ipdesk.review.intake import Intake
from ipdesk.review.records import Difference, Judged

CHECKS = "data/checks.json"


@pytest.fixture
def place(tmp_path: Path) -> str:
    """The database makes no difference to this."""
    return str(tmp_path / "desk.ipdesk")


@pytest.fixture
def papers(years, tmp_path: Path) -> list[Path]:
    """In order; with an outcome that the rules do not come to; unsigned; no package."""
    text = years.second.payload[CHECKS].decode()
    line = next(line for line in text.split('{"explanation"') if '"state":"holds"' in line)
    edited = years.second.with_text(CHECKS, line, line.replace("holds", "not_applicable"))
    none = tmp_path / "3.ipsub"
    none.write_bytes(b"PK")
    return [years.first.write(tmp_path / "1.ipsub"), edited.write(tmp_path / "2.ipsub"), none]


def taken(desk: Desk, reader, paths: list[Path]) -> list[Judged]:
    found = [arrival.found for arrival in Intake(desk, reader).take(paths)]
    assert all(isinstance(one, Judged) for one in found)
    return found


def test_children_check_anew_what_they_read(
    enrolled: Desk, papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """4: "a replay of the exact rule version, listing every outcome that differs"."""
    monkeypatch.setattr(examining, "checked_anew", None)
    with desk_reader(enrolled) as reader:
        valid, differs, refused = taken(enrolled, reader, papers)
    assert (valid.submission.verdict, valid.differences) == ("valid", ())
    assert differs.submission.verdict == "differences"
    assert [(told.aspect, told.theirs, told.ours) for told in differs.differences] == [
        ("state", "not_applicable", "holds")
    ]
    assert refused.submission.verdict == "refused"


class Saying(HereReader):
    """Reads here, and says this of every package."""

    def __init__(self, more: bytes) -> None:
        self._more = more

    def each(self, paths: Iterable[Path], check: Callable[[], None]) -> Iterator[Read]:
        for read in super().each(paths, check):
            yield read._replace(more=self._more)


@pytest.mark.parametrize(
    "more",
    [
        b"",
        b"\xc1",
        msgspec.msgpack.encode({"why": "made_up"}),
        msgspec.msgpack.encode({"differences": "none"}),
    ],
)
def test_where_a_child_says_nothing_sensible_the_desk_checks_itself(
    enrolled: Desk, papers, more: bytes
) -> None:
    assert said_by(more) is None
    valid, differs, _ = taken(enrolled, Saying(more), papers)
    assert (valid.submission.verdict, differs.submission.verdict) == ("valid", "differences")


def test_what_a_child_says_counts_only_for_packages_that_are_proved(
    enrolled: Desk, years, tmp_path: Path
) -> None:
    told = Anew("differences", {"count": "1"}, (Difference("R1", "a", "b", "c", "state", "", ""),))
    unsigned = years.first.by().write(tmp_path / "1.ipsub")
    (found,) = taken(enrolled, Saying(msgspec.msgpack.encode(told)), [unsigned])
    assert found.submission.verdict == "quarantined"
    assert found.differences == ()
