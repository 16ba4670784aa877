"""The report of an unexpected error: where in the program it is, and nothing of the data.

What an error says may quote figures and texts, an SQL statement's parameters for one. It is left
out unless whoever reads the report before saving it wants it in. So are the folders in which the
program lies, which may bear a person's name.
"""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Iterator
from typing import TextIO

from ipdesk import __version__

_MOST_ERRORS = 10


def versions(more: str = "") -> str:
    """What the program runs on: Python, ``more``, and the system."""
    known = (f"Python {platform.python_version()}", more, platform.platform())
    return ", ".join(filter(None, known))


def crash_report(error: BaseException, system: str = "", *, quoting: bool = False) -> str:
    """Versions, the kinds of the errors, and the lines of the program they came through.

    ``system`` is what the program runs on, if not what :func:`versions` says; ``quoting`` adds
    what the errors say.
    """
    lines = [f"IPDesk {__version__}", system or versions()]
    for one in _chain(error):
        kind = f"{type(one).__module__}.{type(one).__qualname__}".removeprefix("builtins.")
        said = f": {one}" if quoting and str(one) else ""
        lines += ["", *_places(one), f"{kind}{_of_the_program(one)}{said}"]
    return "\n".join(lines)


def print_report(error: BaseException) -> None:
    """Write the report to standard error, where there is one: some systems keep it in a log."""
    stream: TextIO | None = sys.stderr
    if stream is not None:
        stream.write(f"{crash_report(error)}\n")


def _chain(error: BaseException) -> list[BaseException]:
    """The errors that led to this one, the first one first."""
    found: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in found and len(found) < _MOST_ERRORS:
        found.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return found[::-1]


def _of_the_program(error: BaseException) -> str:
    """What tells an error apart and is no data: a name of the program, a number of the system."""
    if isinstance(error, ImportError | NameError | AttributeError):
        told: object = error.name
    elif isinstance(error, OSError):
        told = error.errno
    else:
        told = getattr(error, "sqlite_errorname", "")
    return f" ({told})" if told else ""


def _places(error: BaseException) -> Iterator[str]:
    for frame, line in traceback.walk_tb(error.__traceback__):
        module = frame.f_globals.get("__name__", "?")
        yield f"  {module}, line {line}, in {frame.f_code.co_qualname}"
