"""What became of a package on its medium, in words."""

from __future__ import annotations

from ipdesk.delivery.placing import Delivered
from ipdesk.messages import Translator
from ipdesk.signing.words import short


def found_there(delivered: Delivered, translator: Translator) -> str:
    """What had the file's name before, "" for nothing."""
    tr = translator.tr
    return {
        "nothing": "",
        "same": tr("The same file was there already; it was read and is exact."),
        "unsigned": tr("It replaces the same package without the last signature."),
        "other": tr("It replaces another file of that name."),
    }[delivered.before]


def encrypted_to(delivered: Delivered, translator: Translator) -> str:
    """To whose key the file is encrypted, "" to nobody's."""
    if not delivered.to:
        return ""
    return translator.tr(
        "Encrypted to SIPO's key {key}: only SIPO can open the file.", key=short(delivered.to)
    )
