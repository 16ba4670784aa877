"""Commands on data packs: show one, install it, list what is installed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

import msgspec

from ipdesk.cli.io import ORIGIN, opened, say, say_json
from ipdesk.services import Services

if TYPE_CHECKING:
    from ipdesk.data_packs.reader import DataPack
    from ipdesk.screens.pack_install import PackInstallScreen


def show(options: argparse.Namespace, services: Services) -> int:
    """Show what a data pack says of itself; who signed it is not judged."""
    from ipdesk.data_packs.reader import received_data_pack
    from ipdesk.data_packs.words import PackWords

    pack = received_data_pack(options.pack, services.vet)
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


def install_at_desk(options: argparse.Namespace, services: Services) -> int:
    """Take the keys of a data pack over at a desk."""
    from ipdesk.cli.desk import at_desk
    from ipdesk.data_packs.reader import received_data_pack
    from ipdesk.review.pack_keys import take_keys
    from ipdesk.review.packs import keep_pack

    pack = received_data_pack(options.pack, services.vet)
    with at_desk(options, services) as desk:
        taken = take_keys(desk, pack, options.fingerprint)
        keep_pack(desk, pack)
    if options.json:
        say_json(taken._asdict())
        return 0
    tr = services.translator.tr
    say(tr("Keys enrolled: {n}", n=taken.enrolled), tr("Keys revoked: {n}", n=taken.revoked))
    say(tr("Keys that were as they are: {n}", n=taken.known))
    return 0


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
        value = f": {before}{row.after}" if before or row.after else ""
        say(f"  {row.kind_word}  {row.place_name}{value}{where}{why}")
    say(*screen.remarks())
