"""The command ``ipdesk``: a composition root. Without arguments it opens the window.

Exit codes: 0 done, 2 wrong usage or a failure that one line explains, 3 the report is not
ready to seal or the package is not valid.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.languages import language_of
from ipdesk.messages import Translator

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from ipdesk.services import Services

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
WINDOW_COMMANDS = ("open", "screenshots")


def main(argv: list[str] | None = None) -> int:
    """Run the command line; the exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments or arguments[0] in WINDOW_COMMANDS:
        return _window(arguments)
    return _run(arguments)


def _window(arguments: list[str]) -> int:
    from ipdesk.cli.display import has_display

    if not has_display(arguments):
        words = Translator(RESOURCES / "translations", system_language())
        message = words.tr(
            "There is no display, so the window cannot open. `ipdesk demo` shows the same job "
            "without one; `ipdesk --help` lists the commands."
        )
        print(f"ipdesk: {message}", file=sys.stderr)  # noqa: T201 -- the command's output
        return 2
    from ui.main import main as window_main

    return window_main(arguments)


def system_language() -> str:
    """The language of the system's locale."""
    import locale
    import os

    name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    return language_of(name or locale.getlocale()[0] or "")


def build_services(language: str, asked: Callable[[Path], str] | None = None) -> Services:
    """The services of the command line: real files, the machine's clock.

    ``asked`` is asked for the passphrase of an encrypted workspace.
    """
    from ipdesk.data_folder import data_folder
    from ipdesk.services import Services
    from local_db.stores import DeskStores, FileStores

    return Services(RESOURCES, FileStores(asked), language, None, data_folder(), DeskStores())


def _run(arguments: list[str]) -> int:
    sys.excepthook = _report_bug
    from ipdesk.cli.parser import build_parser, joined
    from ipdesk.cli.passphrase import workspace_passphrase
    from ipdesk.error_sentences import ErrorSentences
    from ipdesk.errors import KnownError

    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # text streams
    options = build_parser().parse_args(joined(arguments))
    services = build_services(
        options.language or system_language(),
        lambda path: workspace_passphrase(path, options, services),
    )
    try:
        code: int = options.run(options, services)
    except KnownError as fault:
        words = ErrorSentences(services.translator)
        print(f"ipdesk: {words.line(fault)}", file=sys.stderr)  # noqa: T201 -- the command's output
        return 3 if fault.code in ("package", "not_ready") else 2
    except BrokenPipeError:
        return 0
    return code


def _report_bug(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """A mistake of the program, told without what it may quote: output is kept in logs."""
    if isinstance(error, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    from ipdesk.crash_report import print_report

    print_report(error)
