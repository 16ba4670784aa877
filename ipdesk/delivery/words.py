"""What became of a package on its medium, in words."""

from __future__ import annotations

from ipdesk.delivery.placing import Before
from ipdesk.messages import Translator


def found_there(before: Before, translator: Translator) -> str:
    """What had the file's name before, "" for nothing."""
    tr = translator.tr
    return {
        "nothing": "",
        "same": tr("The same file was there already; it was read and is exact."),
        "unsigned": tr("It replaces the same package without the last signature."),
        "other": tr("It replaces another file of that name."),
    }[before]
