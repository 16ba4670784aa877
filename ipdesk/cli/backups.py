"""Commands on the backups of a workspace or desk: list and verify them, put one in its place."""

from __future__ import annotations

import argparse
from typing import Any

from ipdesk.cli.io import say, say_json
from ipdesk.cli.output import NOT_VALID
from ipdesk.damage_words import DamageWords
from ipdesk.errors import KnownError, UsageError
from ipdesk.local_time import local_time
from ipdesk.rescue import Copy, Damage
from ipdesk.services import Services


def list_copies(options: argparse.Namespace, services: Services) -> int:
    """List the backups, newest first."""
    copies = services.stores.rescue.copies(options.file)
    if options.json:
        say_json([_facts(one) for one in copies])
        return 0
    say(*(_line(one) for one in copies))
    if not copies:
        say(services.translator.tr("There is no backup of this file."))
    return 0


def verify(options: argparse.Namespace, services: Services) -> int:
    """Check the file and each of its backups, every record of them; exit code 3 for damage."""
    rescue = services.stores.rescue
    file = rescue.damages(options.file)
    copies = [(one, _damages(one, services)) for one in rescue.copies(options.file)]
    damaged = bool(file) or any(found for _, found in copies)
    if options.json:
        told = [{**_facts(one), "damages": _plain(found, services)} for one, found in copies]
        say_json({"damages": _plain(file, services), "backups": told, "sound": not damaged})
        return NOT_VALID if damaged else 0
    say(f"{options.file}  {_verdict(file, services)}", *_lines(file, services))
    for one, found in copies:
        say(f"{_line(one)}  {_verdict(found, services)}", *_lines(found, services))
    return NOT_VALID if damaged else 0


def restore(options: argparse.Namespace, services: Services) -> int:
    """Put a backup in the file's place, or rebuild the file; what stood there is kept."""
    if options.rebuild:
        return _rebuild(options, services)
    rescue, tr = services.stores.rescue, services.translator.tr
    numbers = [one.number for one in rescue.copies(options.file)]
    number = options.number or _newest_sound(options, services)
    if not number:
        raise UsageError("no_backup", path=str(options.file))
    if number not in numbers:
        raise UsageError("no_such_backup", number=number, path=str(options.file))
    kept = rescue.restore(options.file, number)
    if options.json:
        say_json({"restored": number, "kept": str(kept) if kept else None})
        return 0
    say(tr("Backup {n} was put in place of {file}.", n=number, file=options.file))
    if kept is not None:
        say(tr("What stood there is kept as {file}.", file=kept))
    return 0


def _rebuild(options: argparse.Namespace, services: Services) -> int:
    from ipdesk.regaining import Regainer

    done = services.stores.rescue.rebuild(options.file, Regainer(services.library))
    if options.json:
        lost = _plain(list(done.lost), services)
        told = {"regained": done.regained, "lost": lost, "torn": done.torn, "backup": done.taken}
        say_json({**told, "kept": str(done.kept) if done.kept else None})
        return 0
    say(*_words(services).outcome(done))
    say(services.translator.tr("What stood there is kept as {file}.", file=done.kept))
    return 0


def _newest_sound(options: argparse.Namespace, services: Services) -> int:
    """The number of the newest sound backup, 0 if there is none."""
    copies = services.stores.rescue.copies(options.file)
    return next((one.number for one in copies if not _damages(one, services)), 0)


def _damages(copy: Copy, services: Services) -> list[Damage]:
    try:
        return services.stores.rescue.damages(copy.path)
    except KnownError as fault:
        return [Damage("file", fault.code)]


def _words(services: Services) -> DamageWords:
    return DamageWords(services.library.shipped(), services.translator)


def _facts(copy: Copy) -> dict[str, Any]:
    return {**copy._asdict(), "path": str(copy.path)}


def _line(copy: Copy) -> str:
    return f"{copy.number:>6}  {local_time(copy.made_at)}  {copy.size:>12,}  {copy.path}"


def _verdict(found: list[Damage], services: Services) -> str:
    tr, ntr = services.translator.tr, services.translator.ntr
    return ntr("{n} damage", "{n} damages", len(found)) if found else tr("sound")


def _lines(found: list[Damage], services: Services) -> list[str]:
    words = _words(services) if found else None
    return [f"  {words.line(one)}" for one in found] if words else []


def _plain(found: list[Damage], services: Services) -> list[dict[str, Any]]:
    words = _words(services)
    return [{**one._asdict(), "sentence": words.line(one)} for one in found]
