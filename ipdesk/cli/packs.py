"""Commands on data packs: make one, show it, install it, list what is installed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from ipdesk.catalogue.model import Catalogue, Label
from ipdesk.cli.io import ORIGIN, opened, say, say_json
from ipdesk.cli.passphrase import passphrase
from ipdesk.data_packs.refusal import DataPackRefused
from ipdesk.error_sentences import ErrorSentences
from ipdesk.services import Services

if TYPE_CHECKING:
    from ipdesk.data_packs.contents import PackContents
    from ipdesk.data_packs.reader import DataPack
    from ipdesk.data_packs.tables import TableRead
    from ipdesk.screens.pack_install import PackInstallScreen


def make(options: argparse.Namespace, services: Services) -> int:
    """Make a data pack of tables, keys and catalogue packs."""
    from ipdesk.data_packs.writer import PackHead, write_pack
    from ipdesk.signing.key_file import open_key

    now = services.clock.now()
    issued = options.issued or now.date().isoformat()
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
    if options.json:
        say_json({
            "path": str(written.path), "digest": written.digest, "size": written.size,
            "counts": contents.counts(), "fingerprint": key.facts.fingerprint,
        })  # fmt: skip
        return 0
    say(services.translator.tr("Made {file}", file=written.path), f"sha256 {written.digest}")
    return 0


def show(options: argparse.Namespace, services: Services) -> int:
    """Show what a data pack says of itself; who signed it is not judged."""
    from ipdesk.data_packs.reader import read_data_pack
    from ipdesk.data_packs.words import PackWords

    pack = read_data_pack(options.pack)
    if options.json:
        say_json(_plain(pack))
        return 0
    words = PackWords(services.translator, services.regions, services.library.shipped())
    say(words.name(pack.text), *(f"{name}: {text}" for name, text in words.facts(pack.text)))
    return 0


def install(options: argparse.Namespace, services: Services) -> int:
    """Install a data pack: show what changes; unless it is a dry run, back up and install it."""
    from ipdesk.screens.pack_install import PackInstallScreen

    with opened(options, services) as workspace:
        screen = PackInstallScreen(workspace, services, options.pack)
        screen.show(screen.read())
        if options.json:
            say_json(_preview(screen))
        else:
            _show_preview(screen)
        if options.dry_run or screen.plan is None:
            return 0
        if options.fingerprint:
            from ipdesk.data_packs.trust import compare

            compare(screen.plan.pack, options.fingerprint)
            screen.compared = True
        if screen.can_apply:
            services.stores.backup(workspace.store)
        screen.apply(f"{ORIGIN}:{options.pack.name}")
    return 0


def listing(options: argparse.Namespace, services: Services) -> int:
    """List the data packs of a workspace, and the keys it trusts."""
    from ipdesk.data_packs.kept import kept_packs
    from ipdesk.data_packs.words import PackWords

    with opened(options, services) as workspace:
        kept = kept_packs(workspace.store.settings())
        if options.json:
            packs = [
                {**msgspec.to_builtins(pack), "superseded_by": newer.edition if newer else ""}
                for edition, pack in sorted(kept.packs.items())
                for newer in (kept.newer(edition),)
            ]
            keys = [msgspec.to_builtins(key) for _, key in sorted(kept.pinned.items())]
            enrolled = [msgspec.to_builtins(key) for _, key in sorted(kept.enrolled.items())]
            say_json({"packs": packs, "pinned": keys, "enrolments": enrolled})
            return 0
        catalogue = workspace.form.catalogue
        words = PackWords(services.translator, services.regions, catalogue)
        for _, pack in sorted(kept.packs.items()):
            say(words.name(pack))
            say(*(f"  {name}: {text}" for name, text in words.installed(pack, kept)))
        if not kept.packs:
            say(services.translator.tr("No data pack is installed."))
    return 0


def _contents(
    options: argparse.Namespace, services: Services, catalogue: Catalogue
) -> PackContents:
    from ipdesk.data_packs.contents import CataloguePack, PackContents
    from ipdesk.data_packs.tables import read_deadlines, read_denominators
    from ipdesk.editions.pack_reader import read_facts

    figures = deadlines = None
    if options.denominators:
        figures = read_denominators(options.denominators, catalogue, services.regions)
        _require(figures, options.denominators, services, as_json=options.json)
    if options.deadlines:
        deadlines = read_deadlines(options.deadlines, catalogue)
        _require(deadlines, options.deadlines, services, as_json=options.json)
    editions = [
        CataloguePack(str(read_facts(path).name()), path.read_bytes()) for path in options.catalogue
    ]
    return PackContents(
        figures.denominators if figures else (),
        deadlines.deadlines if deadlines else (),
        _enrolments(options, services),
        tuple(editions),
    )


def _enrolments(options: argparse.Namespace, services: Services) -> tuple[Any, ...]:
    from ipdesk.data_packs.texts import EnrolmentText
    from ipdesk.signing.key_file import read_facts

    if options.revoke and not options.revocation:
        raise DataPackRefused("revocation_document")
    now = services.clock.now().isoformat(timespec="seconds")
    entries = {}
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


def _plain(pack: DataPack) -> dict[str, Any]:
    contents = {
        "denominators": msgspec.to_builtins(pack.contents.denominators),
        "deadlines": msgspec.to_builtins(pack.contents.deadlines),
        "enrolments": msgspec.to_builtins(pack.contents.enrolments),
        "catalogues": [inside.name for inside in pack.contents.catalogues],
    }
    signature = msgspec.to_builtins(pack.signature)
    facts: dict[str, Any] = msgspec.to_builtins(pack.text)
    return {**facts, **contents, "signature": signature, "seal": pack.seal, "digest": pack.digest}


def _preview(screen: PackInstallScreen) -> dict[str, Any]:
    plan = screen.plan
    if plan is None:
        return {}
    return {
        "edition": plan.pack.text.edition,
        "sequence": plan.pack.text.sequence,
        "trust": plan.trust,
        "fingerprint": plan.pack.signature.fingerprint,
        "installed": plan.installed,
        "equal": plan.counts["equal"],
        "others": plan.others,
        "entries": [
            {
                "change": entry.change,
                "what": entry.what,
                "name": list(entry.name),
                "before": entry.before,
                "after": entry.after,
                "sentence": screen.row(number).why,
            }
            for number, entry in enumerate(screen.entries)
        ],
    }


def _show_preview(screen: PackInstallScreen) -> None:
    say(screen.headline())
    for number in range(len(screen.entries)):
        row = screen.row(number)
        before = f"{row.before} → " if row.before else ""
        why = f"  {row.why}" if row.why else ""
        where = f"  {row.where}" if row.where else ""
        say(f"  {row.kind_word}  {row.place_name}: {before}{row.after}{where}{why}")
    say(*screen.remarks())
