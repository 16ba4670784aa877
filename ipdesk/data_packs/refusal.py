"""Why a data pack is not made, not read or not installed."""

from __future__ import annotations

from collections.abc import Mapping

from ipdesk.errors import KnownError
from ipdesk.messages import marked

FORMAT: Mapping[str, str] = {
    "signature_desk": marked("“{file}”: SIPO's desk signs a data pack, and nobody else."),
    "datapack_unsigned": marked("The data pack is not signed: it does not show who made it."),
    "datapack_signer": marked("pack.json names another key than the one that has signed."),
    "datapack_shape": marked("“{file}” does not have the prescribed content at {where}."),
    "datapack_files": marked("The files are not those that pack.json lists, with their digests."),
    "datapack_name": marked("The folder is named “{folder}”, but the content is that of “{name}”."),
    "datapack_info": marked("bag-info.txt contradicts pack.json."),
    "datapack_order": marked("“{file}”: entry {entry} is out of order or stands there twice."),
    "datapack_value": marked("“{file}”: entry {entry} is not written as the format prescribes."),
}
"""Reasons of :class:`ipdesk.errors.PackageRefused` that only data packs have."""

PACK: Mapping[str, str] = {
    "nothing": marked("A data pack holds something: name a table, a key or an edition."),
    "pack_facts": marked("“{where}” is missing or cannot stand in a data pack."),
    "lines": marked("{count} lines of “{file}” cannot be taken; nothing was made."),
    "deadline_headings": marked("“{file}” has no line of headings: kind, year, date, document."),
    "region_blank": marked("the line does not say which province it is of"),
    "vintage_blank": marked("the line does not say which vintage the figure is"),
    "deadline_twice": marked("the deadline of “{kind}” and this year stands there twice"),
    "revocation_document": marked("A revocation names its document: --revocation."),
    "first": marked(
        "This is the first data pack here. Compare the fingerprint of its key with the enrolment "
        "sheet of SIPO's desk, group by group: {fingerprint}"
    ),
    "fingerprint": marked(
        "The fingerprint on the sheet is another one than that of the pack's key. Do not install "
        "the pack; ask SIPO."
    ),
    "key_invalid": marked("The data pack was changed after it was signed. Have it sent again."),
    "key_unknown_key": marked(
        "The data pack is signed by a key that neither was compared with SIPO's sheet nor is in "
        "a pack of such a key: {fingerprint}. Ask SIPO."
    ),
    "key_unknown_algorithm": marked(
        "The data pack is signed by an algorithm that this program does not know. Use a newer one."
    ),
    "key_revoked": marked("The key of the data pack is revoked: {fingerprint}. Ask SIPO."),
    "key_expired": marked("The key of the data pack had expired when it signed. Ask SIPO."),
    "key_not_yet": marked("The key of the data pack was not valid yet when it signed. Ask SIPO."),
    "key_wrong_role": marked("The data pack is signed by a key that is not of SIPO's desk."),
    "key_wrong_unit": marked("The data pack is signed by a key that is not of SIPO's desk."),
    "older": marked(
        "A newer data pack is installed already: {edition} no. {installed}. This one is no. "
        "{sequence}; nothing was changed."
    ),
    "superseded": marked(
        "The data pack {edition} was superseded by {newer}, which is installed; nothing was "
        "changed."
    ),
    "other_content": marked(
        "Another data pack {edition} no. {sequence} is installed. Two packs of one number cannot "
        "both be right: ask SIPO."
    ),
    "fictitious": marked(
        "The data pack is a fictitious exercise: it can be installed in practice workspaces only."
    ),
}
"""The sentence of each reason of :class:`DataPackRefused`."""


class DataPackRefused(KnownError):
    """A data pack that cannot be made or installed; nothing was written or changed."""

    code = "data_pack"

    def __init__(self, reason: str, **params: object) -> None:
        super().__init__(reason=reason, **params)
        self.reason = reason
