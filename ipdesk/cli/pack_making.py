"""The command that makes a data pack of tables, keys and catalogue packs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.catalogue.model import Catalogue, Label
from ipdesk.cli.io import ORIGIN, say, say_json
from ipdesk.cli.passphrase import passphrase
from ipdesk.data_packs.refusal import DataPackRefused
from ipdesk.error_sentences import ErrorSentences
from ipdesk.services import Services

if TYPE_CHECKING:
    from ipdesk.data_packs.contents import PackContents
    from ipdesk.data_packs.tables import TableRead
    from ipdesk.data_packs.texts import EnrolmentText


def make(options: argparse.Namespace, services: Services) -> int:
    """Make a data pack of tables, keys and catalogue packs."""
    from ipdesk.data_packs.writer import PackHead, write_pack
    from ipdesk.signing.facts import day_of
    from ipdesk.signing.key_file import open_key

    now = services.clock.now()
    issued = options.issued or day_of(now).isoformat()
    catalogue = services.library.for_report(int(issued[:4]), practice=options.fictitious)
    contents = _contents(options, services, catalogue)
    head = PackHead(
        edition=options.edition,
        sequence=options.sequence,
        title=Label(zh=options.title_zh, en=options.title_en),
        issuer=catalogue.edition.issuer,
        document=options.document,
        issued=issued,
        supersedes=options.supersedes,
        fictitious=options.fictitious,
    )
    key = open_key(options.sign, passphrase(options, services))
    written = write_pack(options.output, head, contents, key, now)
    if options.desk:
        _keep(options, services, written.path)
    if options.json:
        say_json({
            "path": str(written.path), "digest": written.digest, "size": written.size,
            "counts": contents.counts(), "fingerprint": key.facts.fingerprint,
        })  # fmt: skip
        return 0
    say(services.translator.tr("Made {file}", file=written.path), f"sha256 {written.digest}")
    return 0


def _contents(
    options: argparse.Namespace, services: Services, catalogue: Catalogue
) -> PackContents:
    from ipdesk.data_packs.contents import CataloguePack, PackContents
    from ipdesk.data_packs.tables import read_deadlines, read_denominators
    from ipdesk.editions.pack_reader import CATALOGUE_PACKS, read_facts

    figures = deadlines = None
    if options.denominators:
        figures = read_denominators(options.denominators, catalogue, services.regions)
        _require(figures, options.denominators, services, as_json=options.json)
    if options.deadlines:
        deadlines = read_deadlines(options.deadlines, catalogue)
        _require(deadlines, options.deadlines, services, as_json=options.json)
    vetted = [services.vet(path, CATALOGUE_PACKS) for path in options.catalogue]
    editions = [CataloguePack(str(read_facts(content).name()), content) for content in vetted]
    return PackContents(
        figures.denominators if figures else (),
        deadlines.deadlines if deadlines else (),
        _enrolments(options, services),
        tuple(editions),
    )


def _enrolments(options: argparse.Namespace, services: Services) -> tuple[EnrolmentText, ...]:
    from ipdesk.data_packs.texts import EnrolmentText
    from ipdesk.signing.key_file import read_facts

    if options.revoke and not options.revocation:
        raise DataPackRefused("revocation_document")
    now = services.clock.now().isoformat(timespec="seconds")
    entries = {entry.fingerprint: entry for entry in _of_desk(options.desk, services)}
    for path in options.enrolments:
        key = read_facts(path)
        entries[key.fingerprint] = EnrolmentText(
            key=key, document=options.document, revoked_at=None, revocation=""
        )
    for path in options.revoke:
        key = read_facts(path)
        entries[key.fingerprint] = EnrolmentText(
            key=key, document="", revoked_at=now, revocation=options.revocation
        )
    return tuple(entries.values())


def _of_desk(place: str, services: Services) -> tuple[EnrolmentText, ...]:
    """The keys of a desk, none where no desk is named."""
    if not place:
        return ()
    from ipdesk.review.account import account_at
    from ipdesk.review.pack_keys import packed_enrolments

    desk = services.desks.open(place, account_at(place), ORIGIN)
    try:
        desk.require("chief")
        return packed_enrolments(desk.enrolments())
    finally:
        desk.close()


def _keep(options: argparse.Namespace, services: Services, path: Path) -> None:
    """Keep the pack at the desk, whose replay of reports asks what it states."""
    from ipdesk.data_packs.reader import read_data_pack
    from ipdesk.review.account import account_at
    from ipdesk.review.packs import keep_pack

    desk = services.desks.open(options.desk, account_at(options.desk), ORIGIN)
    try:
        keep_pack(desk, read_data_pack(path))
    finally:
        desk.close()


def _require(table: TableRead, path: Path, services: Services, *, as_json: bool) -> None:
    """Say which lines are refused, and refuse the table then."""
    tr, errors = services.translator.tr, ErrorSentences(services.translator)
    told = [(line.line, errors.pack_line(line.reason, line.params)) for line in table.refused]
    if told and as_json:
        refused = [{"line": number, "sentence": why} for number, why in told]
        say_json({"file": path.name, "refused": refused})
    elif not as_json:
        say(*(tr("{file}, line {n}: {why}", file=path.name, n=n, why=why) for n, why in told))
        say(*[tr("Not read: {what}", what=", ".join(table.left))] * bool(table.left))
    table.require(path)
