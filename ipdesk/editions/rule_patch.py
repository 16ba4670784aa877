"""Rule patches: a published document switches rules of an edition off.

A patch applied to its base gives the edition's next version, always the same bytes, so that a
report that is moved to it is pinned and can be checked again anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ipdesk.catalogue.model import Catalogue, Label, RulePatch, Withdrawal
from ipdesk.catalogue.record import catalogue_record
from ipdesk.editions.texts import FORMAT_VERSION, PatchText
from ipdesk.errors import UsageError


def make_patch(
    base: Catalogue,
    reasons: Mapping[str, Label],
    *,
    code: str,
    document: str,
    issued: str,
    program: str,
) -> PatchText:
    """The patch that withdraws the rules for these reasons.

    :class:`UsageError` for a rule that the edition has not, or that is withdrawn already, and
    for facts that a patch cannot carry.
    """
    _require_rules(base, reasons)
    record = catalogue_record(base)
    facts = {
        "format_version": FORMAT_VERSION,
        "edition": record.edition,
        "version": record.version,
        "digest": record.digest,
        "code": code,
        "document": document,
        "issued": issued,
        "withdrawn": [
            {"rule": rule, "reason": {"zh": reason.zh, "en": reason.en}}
            for rule, reason in sorted(reasons.items())
        ],
        "program": program,
    }
    try:
        return msgspec.convert(facts, PatchText)
    except msgspec.ValidationError as fault:
        where = str(fault).rpartition("$.")[2].rstrip("`")
        raise UsageError("patch_facts", where=where) from None


def apply_patch(base: Catalogue, patch: PatchText) -> Catalogue:
    """The edition's next version; :class:`UsageError` if the patch is for another base."""
    record = catalogue_record(base)
    if (record.edition, record.version) != (patch.edition, patch.version):
        raise UsageError("patch_base", edition=patch.edition, version=patch.version)
    if record.digest != patch.digest:
        raise UsageError("patch_other_content", edition=patch.edition, version=patch.version)
    _require_rules(base, [item.rule for item in patch.withdrawn])
    done = RulePatch(
        code=patch.code,
        document=patch.document,
        issued=patch.issued,
        base=patch.digest,
        withdrawn=tuple(
            Withdrawal(rule=item.rule, reason=item.reason.label()) for item in patch.withdrawn
        ),
    )
    edition = msgspec.structs.replace(base.edition, version=base.edition.version + 1)
    return msgspec.structs.replace(base, edition=edition, patches=(*base.patches, done))


def _require_rules(base: Catalogue, rules: Mapping[str, Label] | list[str]) -> None:
    known = {rule.code for rule in base.rules}
    off = {item.rule for patch in base.patches for item in patch.withdrawn}
    if not rules:
        raise UsageError("patch_empty")
    if len(set(rules)) < len(rules):
        raise UsageError("patch_twice")
    for rule in rules:
        if rule not in known:
            raise UsageError("no_rule", rule=rule)
        if rule in off:
            raise UsageError("rule_withdrawn", rule=rule)
