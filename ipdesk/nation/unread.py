"""The reports that enter nothing, since their catalogue is not at hand."""

from __future__ import annotations

from ipdesk.messages import Translator
from ipdesk.nation.material import Nation


def unread_lines(nation: Nation, translator: Translator) -> list[str]:
    """A sentence for each of them."""
    return [
        translator.tr(
            "{file}: its catalogue {edition}, version {version}, is not at hand.",
            file=one.file,
            edition=one.edition,
            version=one.edition_version,
        )
        for one in nation.unread
    ]
