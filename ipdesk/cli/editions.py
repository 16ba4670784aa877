"""Commands about catalogue editions: pack, install, list, patch."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from ipdesk.catalogue.model import Label
from ipdesk.cli.io import say, say_json
from ipdesk.editions.facts import EditionFacts
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import UsageError
from ipdesk.services import Services


def pack(options: argparse.Namespace, services: Services) -> int:
    """Make a pack of an edition's folder."""
    from ipdesk.editions.overlay import load_folder
    from ipdesk.editions.pack import write_edition
    from ipdesk.editions.pack_reader import check_rules

    catalogue = load_folder(options.folder, services.library.find)
    check_rules(catalogue)
    written = write_edition(catalogue, options.output)
    say(services.translator.tr("Made {file}", file=written.path))
    return 0


def patch(options: argparse.Namespace, services: Services) -> int:
    """Make the pack of a rule patch to the newest version of an edition."""
    from ipdesk.editions.pack import PROGRAM, write_patch
    from ipdesk.editions.rule_patch import make_patch
    from ipdesk.signing.facts import day_of

    if not len(options.withdraw) == len(options.reason_zh) == len(options.reason_en):
        raise UsageError("patch_reasons")
    if len(set(options.withdraw)) < len(options.withdraw):
        raise UsageError("patch_twice")
    reasons = [
        Label(zh=zh, en=en) for zh, en in zip(options.reason_zh, options.reason_en, strict=True)
    ]
    base = services.library.find(options.edition)
    made = make_patch(
        base,
        dict(zip(options.withdraw, reasons, strict=True)),
        code=options.code or f"patch-{base.edition.version + 1}",
        document=options.document,
        issued=options.issued or day_of(services.clock.now()).isoformat(),
        program=PROGRAM,
    )
    written = write_patch(made, options.output)
    say(services.translator.tr("Made {file}", file=written.path))
    return 0


def install(options: argparse.Namespace, services: Services) -> int:
    """Install packs, each all or nothing; the first that is refused ends it."""
    tr, label = services.translator.tr, services.translator.label
    for path in options.packs:
        done = services.library.install(path)
        name = f"{done.code} v{done.version}"
        text = tr("Installed: {edition}") if done.new else tr("Already installed: {edition}")
        say(text.format(edition=f"{name}  {label(done.title)}"))
        if done.fictitious:
            say(f"  {tr('This edition is a fictitious exercise: for practice reports only.')}")
    return 0


def listing(options: argparse.Namespace, services: Services) -> int:
    """List the editions at hand, oldest first; on standard error, packs that give none."""
    known = services.library.editions()
    words = ErrorSentences(services.translator)
    for pack in services.library.left_out():
        sys.stderr.write(f"ipdesk: {words.left_out(pack)}\n")
    if options.json:
        say_json([edition_facts(facts) for facts in known])
        return 0
    tr, label = services.translator.tr, services.translator.label
    for facts in known:
        marks = [tr("installed") if facts.installed else tr("shipped")]
        if facts.patch:
            marks.append(tr("with rule patch {document}", document=facts.patch))
        if facts.fictitious:
            marks.append(tr("fictitious exercise"))
        say(f"{facts.code} v{facts.version}  {label(facts.title)}  ({tr(', ').join(marks)})")
    return 0


def edition_facts(facts: EditionFacts) -> dict[str, Any]:
    """An edition as plain data."""
    return {
        "edition": facts.code,
        "version": facts.version,
        "title": {"zh": facts.title.zh, "en": facts.title.en},
        "document": {"zh": facts.document.zh, "en": facts.document.en},
        "valid_from": facts.valid_from,
        "valid_until": facts.valid_until,
        "fictitious": facts.fictitious,
        "installed": facts.installed,
        "patch": facts.patch,
    }
