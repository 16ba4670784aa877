"""The command that takes in somebody's own table."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from ipdesk.cli.io import opened, say, sentences
from ipdesk.errors import UsageError
from ipdesk.exchange.foreign_file import OpenedFile, open_foreign
from ipdesk.exchange.foreign_table import folded
from ipdesk.exchange.unit_words import split_unit
from ipdesk.screens.foreign import ForeignScreen
from ipdesk.screens.foreign_preview import ForeignPreview
from ipdesk.services import Services
from ipdesk.supply import IMPORT

_OWN_OPTIONS = ("sheet", "head", "section", "map", "unit", "by")
_UNUSED = "-"
_CSV = ".csv"


def add_options(take: argparse.ArgumentParser) -> None:
    """What says how somebody's own table is to be taken."""
    take.add_argument("--sheet", default="", help="the sheet of somebody's own table")
    take.add_argument("--head", type=int, default=0, metavar="LINE", help="where its headings are")
    take.add_argument("--section", default="", metavar="CODE", help="where it is taken into")
    for name, value, about in (
        ("map", "HEAD=COLUMN", "which of its columns is which of ours"),
        ("unit", "HEAD=UNIT", "the unit of a column's figures where it is not ours"),
        ("by", "COLUMN", "the column of ours that says which row a line is"),
    ):
        take.add_argument(f"--{name}", action="append", metavar=value, help=f"{about} (repeatable)")


def wanted(options: argparse.Namespace) -> bool:
    """Whether the file is to be taken for somebody's own table."""
    given = any(getattr(options, name) for name in _OWN_OPTIONS)
    return given or any(path.suffix.lower() == _CSV for path in options.workbooks)


def take(options: argparse.Namespace, services: Services) -> int:
    """Show the mapping and what changes; unless it is a dry run, back up and store it at once."""
    if len(options.workbooks) > 1:
        raise UsageError("one_table")
    [path] = options.workbooks
    with opened(options, services) as workspace:
        settings = workspace.store.settings()
        file = open_foreign(path, workspace.form, settings)
        screen = ForeignScreen(workspace, services.translator, path, file)
        _look(screen, file, options)
        _map(screen, options)
        _show_mapping(screen)
        if not (screen.known or options.map or options.dry_run):
            raise UsageError("no_mapping")
        words = sentences(workspace, services)
        preview = ForeignPreview(workspace, words, services.translator, screen)
        preview.show(screen.planner()())
        _show_preview(preview)
        if not options.dry_run:
            services.stores.backup(workspace.store)
            preview.apply(f"{IMPORT}:{path.name}")
    return 0


def _look(screen: ForeignScreen, file: OpenedFile, options: argparse.Namespace) -> None:
    """Turn to the sheet, the line of headings and the section that are named."""
    if options.sheet:
        names = [sheet.name for sheet in file.sheets]
        if options.sheet not in names:
            raise UsageError("no_sheet", sheet=options.sheet, known=tuple(names))
        if screen.sheet != names.index(options.sheet):
            screen.use_sheet(names.index(options.sheet))
    if options.head:
        screen.use_head(options.head)
    if options.section:
        known = [choice.code for choice in screen.sections]
        if options.section not in known:
            raise UsageError("no_target", column=options.section, known=tuple(known))
        if screen.mapping.section != options.section:
            screen.use_section(options.section)


def _map(screen: ForeignScreen, options: argparse.Namespace) -> None:
    """Take the columns as they are told; columns that are not told are not used."""
    known = tuple(choice.code for choice in screen.columns if choice.code)
    pairs = [(_lane(screen, head), code) for head, code in _pairs(options.map)]
    for at in range(len(screen.table.lanes)) if pairs else ():
        screen.take(at, "")
    for at, code in pairs:
        if code not in known:
            raise UsageError("no_target", column=code, known=known)
        screen.take(at, code)
    for head, unit in _pairs(options.unit):
        screen.state_unit(_lane(screen, head), "" if unit == _UNUSED else unit)
    if options.by:
        for at, code in enumerate(screen.mapping.columns):
            if code:
                screen.name_rows(at, named=code in options.by)


def _lane(screen: ForeignScreen, head: str) -> int:
    """The column of that heading, with its unit or without, or of these letters."""
    wanted = folded(head)
    for at, lane in enumerate(screen.table.lanes):
        if wanted in (folded(lane.head), folded(split_unit(lane.head)[0]), folded(lane.letters)):
            return at
    known = tuple(lane.head or lane.letters for lane in screen.table.lanes)
    raise UsageError("no_heading", heading=head, known=known)


def _pairs(told: Iterable[str] | None) -> Iterator[tuple[str, str]]:
    for text in told or ():
        head, _, code = text.rpartition("=")
        yield head, code.strip()


def _show_mapping(screen: ForeignScreen) -> None:
    for row in screen.rows():
        identity = " *" if row.names_row else ""
        remark = f"  {row.remark}" if row.remark else ""
        say(f"{row.head} = {row.column or _UNUSED}{identity}{remark}")
    trouble = screen.trouble()
    if trouble:
        say(trouble)
    elif screen.remark():
        say(screen.remark())


def _show_preview(preview: ForeignPreview) -> None:
    for number in range(len(preview.entries)):
        row = preview.row(number)
        before = f"{row.before} → " if row.before else ""
        why = f"  {row.why}" if row.why else ""
        say(f"{row.kind_word}  {row.where}  {row.place_name}: {before}{row.after}{why}")
    say(*preview.remarks(), preview.headline())
