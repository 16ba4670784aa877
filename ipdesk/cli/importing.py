"""The command that takes workbooks back: shown first, then stored at once or not at all."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ipdesk.cli import foreign
from ipdesk.cli.io import opened, say, sentences
from ipdesk.error_sentences import ErrorSentences
from ipdesk.screens.conflicts import FIRST_FILE, ConflictScreen
from ipdesk.screens.importing import ImportScreen
from ipdesk.services import Services
from ipdesk.supply import IMPORT
from ipdesk.workspace import Workspace

if TYPE_CHECKING:
    from ipdesk.exchange.import_plan import ImportPlan

UNDECIDED = 3


def take(options: argparse.Namespace, services: Services) -> int:
    """Show what changes; unless it is a dry run, back up and store it in one commit.

    Files that do not fit stop it unless they are left out, and so do values in which files
    differ unless one of them is preferred.
    """
    from ipdesk.exchange.many_files import file_names, plan_files, workbooks

    if foreign.wanted(options):
        return foreign.take(options, services)
    paths = workbooks(options.workbooks)
    with opened(options, services) as workspace:
        plan = plan_files(workspace.content(), paths)
        words, translator = sentences(workspace, services), services.translator
        screen = ImportScreen(workspace, words, translator)
        screen.show(plan)
        names = dict(zip(paths, file_names(paths), strict=True))
        for path in workbooks(options.prefer):
            screen.conflicts.prefer(names.get(path, path.name))
        _show_plan(plan, screen, workspace, services)
        if plan.refused_files and not options.skip_refused:
            raise plan.refused_files[0].fault
        if screen.conflicts.undecided:
            say(translator.tr("Nothing was imported: name the file that counts with --prefer."))
            return UNDECIDED
        if not options.dry_run:
            services.stores.backup(workspace.store)
            origin = f"{IMPORT}:{paths[0].name}" if len(paths) == 1 else IMPORT
            edits = plan.edits_with(screen.conflicts.chosen)
            workspace.apply(edits, origin)
            say(translator.ntr("{n} value stored", "{n} values stored", len(edits)))
    return 0


def _show_plan(
    plan: ImportPlan, screen: ImportScreen, workspace: Workspace, services: Services
) -> None:
    words, tr = sentences(workspace, services), services.translator.tr
    errors = ErrorSentences(services.translator)
    for file in plan.refused_files:
        say(tr("{file} is left out: {why}", file=file.name, why=errors.what(file.fault)))
    kinds = {
        "new": tr("New"),
        "changed": tr("Changed"),
        "cleared": tr("Cleared"),
        "refused": tr("Refused"),
        "computed": tr("Computed, not taken"),
        "carried": tr("Carried over, not taken: restate it"),
        "adopted": tr("From the approved scheme, not taken"),
    }
    for entry in plan.entries:
        if entry.kind in kinds:
            before = f"{entry.before} → " if entry.before else ""
            say(f"{kinds[entry.kind]}  {words.place(entry.place)}: {before}{entry.after}")
    _show_conflicts(screen.conflicts, services)
    for place in plan.absent:
        say(tr("Not in the workbook, left as it is: {name}", name=words.place(place)))
    stored = len(plan.edits_with(screen.conflicts.chosen))
    say(services.translator.ntr("{n} value to be stored", "{n} values to be stored", stored))


def _show_conflicts(conflicts: ConflictScreen, services: Services) -> None:
    tr = services.translator.tr
    columns = range(FIRST_FILE, FIRST_FILE + len(conflicts.files))
    for row in range(len(conflicts.rows)):
        name = tr("Decided") if conflicts.is_decided(row) else tr("Files differ")
        said = [
            f"{conflicts.files[column - FIRST_FILE].file}: {conflicts.text(row, column)}"
            + (" ✓" if conflicts.is_chosen(row, column) else "")
            for column in columns
            if conflicts.can_choose(row, column)
        ]
        say(f"{name}  {conflicts.text(row, 0)}: {' | '.join(said)}")
