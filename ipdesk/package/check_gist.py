"""What a package is verified by of its ``checks.json``, read piece by piece.

The file is the longest of a package beside the history. Canonical JSON has one spelling, so it can
be cut where an entry of its lists begins: if each piece is the canonical bytes of entries, and what
stands between the pieces is what stands there, so is the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from ipdesk.errors import PackageRefused
from ipdesk.package import canonical_json, contents
from ipdesk.package.check_results import OutcomeText, ProblemText, StandText, WithdrawnText
from ipdesk.package.limits import Limits
from ipdesk.package.submission import Submission, is_utc

_PIECE = 1 << 18
_BEGIN, _END = b'{"outcomes":[', b"]}\n"


class _List(NamedTuple):
    """A list of the file: what begins the one behind it, and its entries."""

    behind: bytes
    begins: bytes
    decoder: msgspec.json.Decoder[Any]


def _list(behind: bytes, first: bytes, shape: type) -> _List:
    return _List(behind, b',{"' + first + b'":', msgspec.json.Decoder(list[shape]))  # type: ignore[valid-type]  # one of the four below


_OUTCOMES = _list(b'],"problems":[', b"explanation", OutcomeText)
_PROBLEMS = _list(b'],"stands":[', b"blocks", ProblemText)
_STANDS = _list(b'],"withdrawn":[', b"baseline", StandText)
_WITHDRAWN = _list(_END, b"document", WithdrawnText)


class Gist(NamedTuple):
    """Whether a problem blocks, how many are disputed, and whether each of these can be."""

    blocks: bool = False
    disputed: int = 0
    disputable: bool = True


def gist_of(problems: Iterable[ProblemText], before: Gist = Gist()) -> Gist:  # noqa: B008 -- immutable
    """What is needed of these problems and those before."""
    blocks, count, disputable = before
    for problem in problems:
        blocks = blocks or problem.blocks
        if problem.dispute is not None:
            count += 1
            disputable = disputable and _disputable(problem)
    return Gist(blocks, count, disputable)


def require_agreement(gist: Gist, submission: Submission) -> None:
    """:class:`PackageRefused` unless the verdict of the submission agrees with it."""
    if submission.verdict.ready and gist.blocks:
        raise PackageRefused("verdict_disagrees")
    if gist.disputed != submission.verdict.disputed or not gist.disputable:
        raise PackageRefused("dispute_disagrees", file=contents.CHECKS)


def going_through(data: bytes, limits: Limits) -> Gist | None:
    """The gist of a file that is just the canonical bytes of its shape; else None.

    None says nothing of why. No more than a piece of the file is held in objects.
    """
    if not (canonical_json.within(data, limits) and data.startswith(_BEGIN)):
        return None
    gist = Gist()
    try:
        for entries in _entries(data, limits):
            if entries and isinstance(entries[0], ProblemText):
                gist = gist_of(entries, gist)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return gist


def _entries(data: bytes, limits: Limits) -> Iterator[list[Any]]:
    """The entries of all lists, some at a time; ``ValueError`` at what is not canonical."""
    start, last = len(_BEGIN), len(data) - len(_END)
    lists = [_OUTCOMES, _PROBLEMS, _STANDS, _WITHDRAWN]
    if data.find(_STANDS.behind, data.find(_PROBLEMS.behind)) < 0:
        lists = [_OUTCOMES, _PROBLEMS, _STANDS._replace(behind=_END)]
    for one in lists:
        end = last if one.behind == _END else data.index(one.behind, start)
        for piece in _pieces(data, (start, end), one.begins, limits):
            entries = one.decoder.decode(piece)
            if canonical_json.encode(entries)[:-1] != piece:
                raise ValueError
            yield entries
        start = end + len(one.behind)
    if start != len(data) or not data.endswith(_END):
        raise ValueError


def _pieces(data: bytes, part: tuple[int, int], begins: bytes, limits: Limits) -> Iterator[bytes]:
    """A part of the file as lists of their own, cut where an entry begins."""
    start, end = part
    while start < end:
        cut = data.find(begins, start + _PIECE, end)
        stop = end if cut < 0 else cut
        if stop - start > _PIECE + limits.line_size:
            raise ValueError
        yield b"[" + data[start:stop] + b"]"
        start = stop + 1


def _disputable(problem: ProblemText) -> bool:
    """Whether the slip can stand there: structural errors are never a matter of opinion."""
    matter = problem.level == "query" or (problem.level == "error" and not problem.reason)
    timed = problem.dispute is not None and is_utc(problem.dispute.at)
    return matter and timed and not problem.blocks
