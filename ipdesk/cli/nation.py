"""Commands on all units together: consolidation."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ipdesk.cli.io import say, say_json
from ipdesk.error_sentences import ErrorSentences
from ipdesk.nation.unread import unread_lines
from ipdesk.services import Services

if TYPE_CHECKING:
    from ipdesk.nation.material import Nation
    from ipdesk.nation.packages import Refused

NOT_ALL = 3


def consolidate(options: argparse.Namespace, services: Services) -> int:
    """Consolidate packages; what is refused stops it, unless it is to be left out."""
    from ipdesk.nation.files import format_of, write_consolidation
    from ipdesk.nation.packages import gather

    written_as = format_of(options.output, options.format)
    found = gather(options.packages, services.library, services.regions.units)
    left_out = _left_out(found.nation, found.refused, services)
    stops = bool(found.refused or found.nation.unread) and not options.skip_refused
    if not stops:
        write_consolidation(found.nation, options.output, written_as, services.translator, left_out)
    tell(found.nation, left_out, options, services, written=not stops)
    return NOT_ALL if stops else 0


def consolidate_desk(options: argparse.Namespace, services: Services) -> int:
    """Consolidate what stands at a desk."""
    from ipdesk.cli.desk import at_desk
    from ipdesk.nation.at_desk import nation_of
    from ipdesk.nation.files import format_of, write_consolidation

    written_as = format_of(options.output, options.format)
    with at_desk(options, services) as desk:
        nation = nation_of(desk)
        left_out = unread_lines(nation, services.translator)
        write_consolidation(nation, options.output, written_as, services.translator, left_out)
    tell(nation, left_out, options, services)
    return 0


def tell(
    nation: Nation,
    left_out: Sequence[str],
    options: argparse.Namespace,
    services: Services,
    *,
    written: bool = True,
) -> None:
    """Say what was consolidated and what was left out."""
    tr, ntr = services.translator.tr, services.translator.ntr
    if options.json:
        say_json({
            "written": str(options.output) if written else None,
            "units": sorted({one.unit for one in nation.submissions.values()}),
            "years": list(nation.years),
            "reports": [
                {"unit": one.unit, "year": one.year, "kind": one.kind, "digest": one.digest}
                for one in nation.submissions.values()
            ],
            "left_out": list(left_out),
        })  # fmt: skip
        return
    say(*left_out)
    if written:
        say(ntr("{n} report consolidated", "{n} reports consolidated", len(nation.submissions)))
        say(tr("Wrote {file}", file=options.output))
    else:
        say(tr("Nothing was written. With --skip-refused these files are left out."))


def _left_out(nation: Nation, refused: Sequence[Refused], services: Services) -> list[str]:
    words = ErrorSentences(services.translator)
    lines = [f"{one.path.name}: {words.what(one.why)}" for one in refused]
    return [*lines, *unread_lines(nation, services.translator)]
