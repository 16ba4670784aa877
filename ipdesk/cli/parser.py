"""The grammar of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ipdesk import __version__
from ipdesk.cli import (
    adopting,
    checking,
    comments,
    comparing,
    confirming,
    demo,
    disputing,
    editing,
    editions,
    evidence,
    foreign,
    history,
    importing,
    log,
    moving,
    output,
    printing,
    reference,
    restating,
    status,
    trends,
)
from ipdesk.comments.words import ROLES
from ipdesk.exchange.template_size import EMPTY_ROWS, MOST_ROWS
from ipdesk.paper.code import WHAT

if TYPE_CHECKING:
    # argparse gives the type no public name, and it is generic for the type checker only.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 -- see above
    Actions = argparse._SubParsersAction["Parser"]  # noqa: SLF001 -- see above


# A command of two words, where a file could stand in place of the second.
_TAKE_IN = "history import"


class Parser(argparse.ArgumentParser):
    """Says what is wrong with a call in one line."""

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2."""
        self.exit(2, f"{self.prog}: {message}; see `{self.prog} --help`\n")


def build_parser() -> argparse.ArgumentParser:
    """The parser; each command sets ``run`` to the function that carries it out."""
    parser: argparse.ArgumentParser = Parser(
        prog="ipdesk",
        description="Reporting of provincial IP offices to SIPO. Without a command: the window.",
    )
    parser.add_argument("--version", action="version", version=f"ipdesk {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _reference(commands)
    _editing(commands)
    _restating(commands)
    _status(commands)
    _history(commands)
    _evidence(commands)
    _comments(commands)
    _output(commands)
    return parser


def joined(arguments: list[str]) -> list[str]:
    """The arguments with a command of two words as one."""
    first = " ".join(arguments[:2])
    return [first, *arguments[2:]] if first == _TAKE_IN else arguments


def _command(commands: Commands, name: str, help_text: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help_text, description=help_text)
    parser.add_argument("--language", choices=("zh", "en"), help="language of the output")
    return parser


def _on_file(commands: Commands, name: str, help_text: str) -> argparse.ArgumentParser:
    parser = _command(commands, name, help_text)
    parser.add_argument("file", type=Path, metavar="FILE", help="a workspace (.ipdesk)")
    parser.add_argument("--report", default="", metavar="ID", help="the report (newest if absent)")
    return parser


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="stable JSON instead of text")


def _reference(commands: Commands) -> None:
    units = _command(commands, "units", "list the 32 reporting units")
    _json(units)
    units.set_defaults(run=reference.units)
    catalogue = _command(commands, "catalogue", "show the catalogue edition")
    _json(catalogue)
    catalogue.set_defaults(run=reference.catalogue)
    _editions(catalogue.add_subparsers(metavar="ACTION", parser_class=Parser))
    reports = _on_file(commands, "reports", "list the reports of a workspace")
    _json(reports)
    reports.set_defaults(run=reference.reports)


def _editions(actions: Actions) -> None:
    pack = _action(actions, "pack", "make a catalogue pack of an edition's folder")
    pack.add_argument("folder", type=Path, metavar="FOLDER", help="a folder of TOML files")
    pack.add_argument("-o", "--output", type=Path, required=True, metavar="X.ipcat")
    pack.set_defaults(run=editions.pack)
    install = _action(actions, "install", "install catalogue packs")
    install.add_argument("packs", type=Path, nargs="+", metavar="PACK")
    install.set_defaults(run=editions.install)
    listing = _action(actions, "list", "list the editions at hand")
    listing.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    listing.set_defaults(run=editions.listing)
    patch = _action(actions, "patch", "make a rule patch that withdraws rules of an edition")
    patch.add_argument("edition", metavar="EDITION")
    for name in ("withdraw", "reason-zh", "reason-en"):
        patch.add_argument(f"--{name}", action="append", required=True, metavar="TEXT")
    patch.add_argument("--document", required=True, help="the number of the document")
    patch.add_argument("--issued", default="", help="its day, e.g. 2017-03-01 (today if absent)")
    patch.add_argument("--code", default="", help="the patch's own code")
    patch.add_argument("-o", "--output", type=Path, required=True, metavar="X.ipcat")
    patch.set_defaults(run=editions.patch)


def _edition(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--edition", default="", metavar="E", help="catalogue edition (the newest valid if absent)"
    )


def _editing(commands: Commands) -> None:
    new = _command(commands, "new", "make a workspace with one annual report")
    new.add_argument("file", type=Path, metavar="FILE")
    new.add_argument("--unit", required=True, metavar="UNIT", help="code or name, e.g. 440000")
    new.add_argument("--category", required=True, help="leading, supporting or characteristic")
    new.add_argument("--year", required=True, type=int)
    new.add_argument("--practice", action="store_true", help="an exercise, never a real report")
    _edition(new)
    new.set_defaults(run=editing.new)
    report = _command(commands, "report", "add a report to a workspace")
    actions = report.add_subparsers(required=True, metavar="ACTION")
    add = _on_file(actions, "new", "a report of another kind or year, or the next revision")
    add.add_argument("--kind", default="annual", help="report kind, e.g. annual or scheme")
    add.add_argument("--year", type=int, help="reporting year (that of the report if absent)")
    _edition(add)
    add.set_defaults(run=editing.new_report)
    goals = _on_file(actions, "adopt", "take over the goals of a scheme approved since")
    goals.add_argument("--dry-run", action="store_true", help="only show what would change")
    _json(goals)
    goals.set_defaults(run=adopting.adopt)
    move = _command(commands, "move", "move a draft to another catalogue edition")
    move.add_argument("file", type=Path, metavar="FILE", help="a workspace (.ipdesk)")
    move.add_argument("report", nargs="?", default="", help="the report (newest if absent)")
    move.add_argument("--edition", required=True, metavar="E")
    move.add_argument("--version", type=int, default=0, metavar="N", help="newest if absent")
    move.add_argument("--dry-run", action="store_true", help="only show what would change")
    _json(move)
    move.set_defaults(run=moving.move)
    put = _on_file(commands, "set", "set one value")
    for name in ("section", "row", "column", "value"):
        put.add_argument(name, metavar=name.upper())
    put.set_defaults(run=editing.put)
    for name, help_text, run in (
        ("undo", "take steps back", editing.undo),
        ("redo", "do steps again that were undone", editing.redo),
    ):
        steps = _on_file(commands, name, help_text)
        steps.add_argument("steps", nargs="?", type=int, default=1, metavar="N")
        steps.set_defaults(run=run)
    show = _on_file(commands, "show", "show the report")
    _json(show)
    show.set_defaults(run=editing.show)
    check = _on_file(commands, "check", "check the report (exit 0: ready to seal, 3: not)")
    _json(check)
    check.set_defaults(run=checking.check)
    through = _on_file(commands, "trends", "show the indicators through the years")
    _json(through)
    through.set_defaults(run=trends.show)
    _comparing(commands)
    _answering(commands)


def _answering(commands: Commands) -> None:
    rows = _on_file(commands, "confirm", "confirm rows carried over from last year, or list them")
    rows.add_argument("section", nargs="?", default="", metavar="SECTION")
    rows.add_argument("rows", nargs="*", metavar="ROW")
    _json(rows)
    rows.set_defaults(run=confirming.confirm)
    dispute = _on_file(commands, "dispute", "write why a rule is wrong for this case, or list that")
    dispute.add_argument("rule", nargs="?", default="", metavar="RULE")
    dispute.add_argument("words", nargs="*", metavar="[ROW] TEXT")
    dispute.add_argument("--withdraw", action="store_true", help="take the slips back")
    _json(dispute)
    dispute.set_defaults(run=disputing.dispute)
    explain = _on_file(commands, "explain", "explain a query")
    explain.add_argument("rule", metavar="RULE")
    explain.add_argument("words", nargs="+", metavar="[ROW] TEXT")
    explain.set_defaults(run=editing.explain)


def _comparing(commands: Commands) -> None:
    beside = _command(commands, "compare", "show what differs between two reports of one kind")
    beside.add_argument("file", type=Path, metavar="FILE", help="a workspace (.ipdesk)")
    beside.add_argument("first", metavar="A", help="the report to start from")
    beside.add_argument("second", metavar="B", help="the report to compare it with")
    beside.add_argument(
        "--section", action="append", metavar="CODE", help="only this one (may be repeated)"
    )
    beside.add_argument("--all", action="store_true", help="also what is the same in both")
    _json(beside)
    beside.set_defaults(run=comparing.show, report="")

    told = _on_file(commands, "log", "tell who changed what when, newest first")
    for name, about in (
        ("section", "only in this section"),
        ("action", "only this, e.g. set, explain or restate"),
        ("person", "only by this person, as the JSON names them"),
        ("since", "from this day on"),
        ("until", "up to this day"),
        ("text", "only with these words"),
    ):
        told.add_argument(f"--{name}", default="", help=about)
    told.add_argument("--limit", type=int, default=0, metavar="N", help="at most so many")
    told.add_argument("-o", "--output", type=Path, metavar="X.csv", help="write a table instead")
    _json(told)
    told.set_defaults(run=log.show)


def _restating(commands: Commands) -> None:
    change = _on_file(commands, "restate", "change a figure carried from a sealed report")
    for name in ("section", "row", "column", "value"):
        change.add_argument(name, metavar=name.upper())
    change.add_argument("--reason", required=True, metavar="TEXT", help="why; it stays with both")
    change.set_defaults(run=restating.restate)
    ledger = _on_file(commands, "restatements", "list the restated figures of the report")
    _json(ledger)
    ledger.set_defaults(run=restating.ledger)


def _status(commands: Commands) -> None:
    show = _on_file(commands, "status", "show the province's status and the reports due")
    _json(show)
    show.set_defaults(run=status.show)
    actions = show.add_subparsers(metavar="ACTION", parser_class=Parser)
    add = _action(actions, "add", "record a transition; it cannot be changed afterwards")
    add.add_argument("transition", metavar="TRANSITION", help="its code, e.g. TR2")
    add.add_argument("--date", required=True, help="the day of the act, e.g. 2016-07-28")
    add.add_argument("--document", default="", help="the number of its document")
    add.add_argument("--category", default="", help="leading, supporting or characteristic")
    add.add_argument("--to", default="", metavar="STATE", help="where there is a choice")
    add.add_argument("--note", default="")
    add.set_defaults(run=status.add)
    annul = _action(actions, "annul", "take back the last entry that stands; both stay visible")
    annul.add_argument("--note", required=True, metavar="REASON", help="why")
    annul.set_defaults(run=status.annul)
    deadline = _action(actions, "deadline", "record by when a report is to be handed in")
    deadline.add_argument("kind", metavar="KIND", help="report kind, e.g. annual")
    deadline.add_argument("year", type=int, metavar="YEAR", help="0 for a kind without a year")
    deadline.add_argument("date", metavar="DATE", help=f"the last day, or {status.NO_DATE!r}")
    deadline.add_argument("--document", default="", help="the document that sets it")
    deadline.set_defaults(run=status.deadline)


def _action(actions: Actions, name: str, help_text: str) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=help_text, description=help_text)
    # Left out unless given here, so that one given before the action is not lost.
    parser.add_argument("--language", choices=("zh", "en"), default=argparse.SUPPRESS)
    return parser


def _history(commands: Commands) -> None:
    taking = _on_file(commands, _TAKE_IN, "take in figures of other years")
    taking.add_argument("table", type=Path, metavar="X", help="a CSV file or workbook")
    taking.add_argument("--dry-run", action="store_true", help="only show what would change")
    taking.add_argument("--skip-refused", action="store_true", help="leave out what is refused")
    _json(taking)
    taking.set_defaults(run=history.take)
    show = _on_file(commands, "history", "list the figures of other years")
    show.add_argument("--series", default="", help="only this one, e.g. base.BF2")
    _json(show)
    show.set_defaults(run=history.show)
    actions = show.add_subparsers(metavar="ACTION", parser_class=Parser)
    help_text = "take a figure on file into the report"
    use = actions.add_parser("use", help=help_text, description=help_text)
    use.add_argument("--language", choices=("zh", "en"), default=argparse.SUPPRESS)
    use.add_argument("figure", metavar="SERIES", help="e.g. base.BF2")
    use.add_argument("--year", type=int, required=True)
    use.add_argument("--vintage", help="which of several")
    use.set_defaults(run=history.use)


def _evidence(commands: Commands) -> None:
    listing = _on_file(commands, "evidence", "list the files that prove what the report says")
    _json(listing)
    listing.set_defaults(run=evidence.listing)
    actions = listing.add_subparsers(metavar="ACTION", parser_class=Parser)
    add = _action(actions, "add", "attach a file to a row or cell")
    add.add_argument("path", type=Path, metavar="PATH")
    for name, about in (
        ("number", "the document's number"),
        ("issued", "its day of issue, e.g. 2016-12-31"),
        ("issuer", "who issued it"),
        ("page", "the page that counts"),
    ):
        add.add_argument(f"--{name}", default="", help=about)
    add.set_defaults(run=evidence.add)
    remove = _action(actions, "remove", "take a file off a row or cell")
    remove.add_argument("digest", metavar="DIGEST", help="its SHA-256, or the beginning of it")
    remove.set_defaults(run=evidence.remove)
    for parser in (add, remove):
        parser.add_argument(
            "--at", nargs="+", action=_AtPlace, required=True, metavar="SECTION ROW [COLUMN]"
        )
    save = _action(actions, "save", "write an attached file into a folder")
    save.add_argument("digest", metavar="DIGEST", help="its SHA-256, or the beginning of it")
    save.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    save.set_defaults(run=evidence.save)


def _comments(commands: Commands) -> None:
    listing = _on_file(commands, "comments", "list comments and flags: what is open")
    listing.add_argument("--state", choices=("open", "done", "all"), default="open")
    listing.add_argument("--kind", choices=("all", "comment", "flag"), default="all")
    listing.add_argument("--section", default="", metavar="CODE", help="only this section")
    listing.add_argument("--text", default="", help="only with these words")
    _json(listing)
    listing.set_defaults(run=comments.listing)
    actions = listing.add_subparsers(metavar="ACTION", parser_class=Parser)
    add = _action(actions, "add", "comment on a cell, a row or a section")
    flag = _action(actions, "flag", "flag a cell, a row or a section, or take its flag off")
    flag.set_defaults(run=comments.flag)
    for parser in (add, flag):
        parser.add_argument(
            "--at", nargs="+", action=_AtAny, required=True, metavar="SECTION [ROW [COLUMN]]"
        )
    for name, help_text, run in (
        ("answer", "answer a comment", comments.answer),
        ("resolve", "mark a comment as done", comments.resolve),
        ("reopen", "mark a comment as open again", comments.reopen),
        ("remove", "remove a comment that nobody has answered", comments.remove),
    ):
        action = _action(actions, name, help_text)
        action.add_argument("id", metavar="ID", help="its id, or the beginning of it")
        if name == "answer":
            action.add_argument("words", metavar="TEXT")
        if name in ("answer", "resolve"):
            action.add_argument("--role", choices=ROLES, default=ROLES[0])
        action.set_defaults(run=run)
    add.add_argument("words", metavar="TEXT")
    add.add_argument("--role", choices=ROLES, default=ROLES[0], help="who says it")
    add.set_defaults(run=comments.add)


class _AtAny(argparse.Action):
    """Takes the codes of a section, a row or a cell."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """One to three codes, or the parser's complaint."""
        if not isinstance(values, list) or len(values) > 3:
            parser.error(f"{option_string} takes SECTION [ROW [COLUMN]]")
        setattr(namespace, self.dest, values)


class _AtPlace(argparse.Action):
    """Takes the codes of a row or a cell."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Two or three codes, or the parser's complaint."""
        if not isinstance(values, list) or len(values) not in (2, 3):
            parser.error(f"{option_string} takes SECTION ROW [COLUMN]")
        setattr(namespace, self.dest, values)


def _template(commands: Commands) -> None:
    blank = _on_file(commands, "template", "write a blank template for departments to fill in")
    blank.add_argument("--kind", default="", help="report kind (that of the report if absent)")
    blank.add_argument(
        "--year", type=int, default=0, help="its year (that of the report if absent)"
    )
    blank.add_argument(
        "--section", action="append", metavar="CODE", help="only this one (may be repeated)"
    )
    blank.add_argument(
        "--rows", type=_row_count, default=EMPTY_ROWS, metavar="N",
        help=f"empty lines of each roster, {EMPTY_ROWS} if absent, {MOST_ROWS} at most",
    )  # fmt: skip
    blank.add_argument("-o", "--output", type=Path, required=True, metavar="X.xlsx")
    blank.set_defaults(run=output.template)


def _row_count(text: str) -> int:
    """A number of lines that a template can have."""
    count = int(text)
    if not 0 < count <= MOST_ROWS:
        raise ValueError(text)
    return count


def _import(commands: Commands) -> None:
    take = _on_file(commands, "import", "import figures from workbooks, all or nothing")
    take.add_argument("workbooks", type=Path, nargs="+", metavar="X")
    take.add_argument("--dry-run", action="store_true", help="only show what would change")
    take.add_argument(
        "--prefer", type=Path, action="append", default=[], metavar="X.xlsx",
        help="where files differ, this one counts (may be repeated, the first goes before)",
    )  # fmt: skip
    take.add_argument("--skip-refused", action="store_true", help="leave out files that do not fit")
    foreign.add_options(take)
    take.set_defaults(run=importing.take)


def _output(commands: Commands) -> None:
    workbook = _on_file(commands, "workbook", "export the report as a workbook")
    workbook.add_argument("-o", "--output", type=Path, required=True, metavar="X.xlsx")
    workbook.set_defaults(run=output.workbook)
    _template(commands)
    _import(commands)
    handover = _on_file(commands, "handover", "write what a successor has to know of the figures")
    handover.add_argument("-o", "--output", type=Path, required=True, metavar="X.xlsx|X.pdf")
    handover.set_defaults(run=output.handover)
    paper = _on_file(commands, "print", "print to PDF")
    paper.add_argument("--what", choices=WHAT, required=True)
    paper.add_argument(
        "--section", action="append", metavar="CODE", help="only this one (may be repeated)"
    )
    paper.add_argument(
        "--kind", default="", metavar="K", help="the kind of a blank form (the report's own)"
    )
    paper.add_argument(
        "--beside", default="", metavar="ID", help="what differences are shown to (the one before)"
    )
    paper.add_argument("-o", "--output", type=Path, required=True, metavar="X.pdf")
    paper.set_defaults(run=printing.print_pdf)
    for name, help_text, run in (
        ("seal", "seal the report and write its package", output.seal),
        ("package", "write the package of a sealed report again", output.package),
    ):
        parser = _on_file(commands, name, help_text)
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
        parser.set_defaults(run=run)
    verify = _command(commands, "verify", "verify a package (exit 0: valid, 3: not)")
    verify.add_argument("package", type=Path, metavar="PACKAGE")
    verify.add_argument(
        "--page",
        default="",
        metavar="CODE",
        help="tell what the printed page shows, and whether it is the data (a workspace also does)",
    )
    _json(verify)
    verify.set_defaults(run=output.verify_package)
    show = _command(commands, "demo", "run the whole job on the example, without a window")
    show.add_argument("-o", "--output", type=Path, default=Path("ipdesk-demo"), metavar="DIR")
    show.set_defaults(run=demo.demo)
