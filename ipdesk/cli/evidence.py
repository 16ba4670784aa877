"""Commands about evidence: list it, attach and remove files, write them out."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from ipdesk.cli.io import ORIGIN, opened, say, say_json, sentences
from ipdesk.evidence.attaching import Attacher
from ipdesk.evidence.facts import Facts
from ipdesk.evidence.limits import LIMITS, size_text
from ipdesk.evidence.refusal import EvidenceRefused
from ipdesk.evidence.saving import save as save_file
from ipdesk.evidence.words import EvidenceWords
from ipdesk.places import Place
from ipdesk.records import EvidenceRecord
from ipdesk.services import Services

_SHORT = 12


def listing(options: argparse.Namespace, services: Services) -> int:
    """List the evidence of the report."""
    with opened(options, services) as workspace:
        uses = workspace.report.evidence.in_order(workspace.form)
        if options.json:
            say_json([_plain(use) for use in uses])
            return 0
        words = EvidenceWords(services.translator)
        names = sentences(workspace, services)
        for use in uses:
            say(f"{use.digest[:_SHORT]}  {use.name}  {size_text(use.size)}")
            say("  " + names.place(use.place))
            if words.facts(use):
                say("  " + words.facts(use))
        files = len(workspace.report.evidence.sizes())
        say(services.translator.ntr("{n} file", "{n} files", files))
        say(LIMITS.words(services.translator))
    return 0


def add(options: argparse.Namespace, services: Services) -> int:
    """Attach a file to a row or cell."""
    facts = Facts(options.number, options.issued, options.issuer, options.page)
    with opened(options, services) as workspace:
        place = _place(options.at)
        Attacher(workspace).attach([options.path], place, facts, ORIGIN)
        use = workspace.report.evidence.at(place)[-1]
        where = sentences(workspace, services).place(place)
        say(f"{where}: {options.path.name}", f"sha256 {use.digest}")
    return 0


def remove(options: argparse.Namespace, services: Services) -> int:
    """Take a file off a row or cell; its content goes when nothing else uses it."""
    with opened(options, services) as workspace:
        place = _place(options.at)
        held = [use for use in workspace.report.evidence.at(place) if use.place == place]
        use = _found(held, options.digest)
        attacher = Attacher(workspace)
        attacher.detach([use], ORIGIN)
        attacher.discard()
        where = sentences(workspace, services).place(place)
        say(services.translator.tr("Removed from {place}: {name}", place=where, name=use.name))
    return 0


def save(options: argparse.Namespace, services: Services) -> int:
    """Write an attached file into a folder."""
    with opened(options, services) as workspace:
        use = _found(list(workspace.report.evidence), options.digest)
        written = save_file(use, workspace.store.content(use.digest), options.output)
    say(services.translator.tr("Wrote {file}", file=written.path))
    return 0


def _place(at: Sequence[str]) -> Place:
    return Place(*at)


def _found(uses: Sequence[EvidenceRecord], digest: str) -> EvidenceRecord:
    """The use of the file whose digest begins so."""
    found = {use.digest: use for use in uses if digest and use.digest.startswith(digest.lower())}
    if not found:
        raise EvidenceRefused("no_evidence", digest=digest)
    if len(found) > 1:
        raise EvidenceRefused("which", digest=digest)
    return next(iter(found.values()))


def _plain(use: EvidenceRecord) -> dict[str, str | int]:
    plain = use._asdict()
    del plain["report"]
    return plain
