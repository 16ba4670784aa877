"""docs/security.md states the limits that the program has."""

from __future__ import annotations

import re
from pathlib import Path

from ipdesk import text_limits, values
from ipdesk.evidence import limits as evidence
from ipdesk.exchange.workbook_data import ReadLimits
from ipdesk.package.limits import DATA_PACK_LIMITS, PACK_LIMITS, read_limits
from ipdesk.receipts.file import LIMITS as RECEIPT
from ipdesk.signing.passphrase import SHORTEST
from ipdesk.workspace_key import MARK, ROUNDS, SALT_SIZE

PAGE = (Path(__file__).parents[2] / "docs" / "security.md").read_text(encoding="utf-8")


def test_the_limits_are_those_of_the_program() -> None:
    file = read_limits()
    sources: dict[str, object] = {
        "package": file.package,
        "process": file.process,
        "catalogue_pack": PACK_LIMITS,
        "data_pack": DATA_PACK_LIMITS,
        "receipt": RECEIPT,
        "workbook": ReadLimits(),
        "evidence": evidence.LIMITS,
    }
    numbers = {
        "text.typed": text_limits.MAX_TYPED,
        "text.reason": values.MAX_REASON,
        "number.digits": values.MAX_INTEGER_DIGITS,
        "number.decimals": values.MAX_DECIMALS,
    }
    stated = re.findall(r"^\| `(\w+)\.(\w+)` \| ([\d,]+) \|", PAGE, re.MULTILINE)
    assert {source for source, _, _ in stated} == {*sources, "number", "text"}
    for source, name, text in stated:
        known = numbers.get(f"{source}.{name}")
        if known is None:
            known = getattr(sources[source], name)
        assert int(text.replace(",", "")) == known, f"{source}.{name}"


def test_the_numbers_of_the_encryption_are_those_of_the_program() -> None:
    assert f"{ROUNDS:,} rounds" in PAGE
    assert f"At least {SHORTEST} characters" in PAGE
    assert f"The first {SALT_SIZE} bytes are the salt: `{MARK.decode()}` and ten random" in PAGE
    assert SALT_SIZE - len(MARK) == 10


def test_it_is_linked_from_where_people_begin() -> None:
    root = Path(__file__).parents[2]
    assert "docs/security.md" in (root / "README.md").read_text(encoding="utf-8")
    assert "security.md" in (root / "docs" / "architecture.md").read_text(encoding="utf-8")
