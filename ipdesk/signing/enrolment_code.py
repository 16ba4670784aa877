"""An enrolment as text: all that is public of a key, to be scanned, or typed from the sheet.

Lines of 24 characters: 23 of content and a check character, which also depends on the line's
number. The content: algorithm (1), role (1), unit (9, a number to the base of 36), first and
last day (3 each, days since 2000), the raw public key, zeros up to the end of the line.
"""

from __future__ import annotations

import datetime as dt
from typing import NoReturn

import msgspec

from ipdesk.paper.crockford import (
    ALPHABET,
    BITS,
    check_character,
    digits,
    in_groups,
    number_of,
    plain,
)
from ipdesk.signing.algorithms import ALGORITHMS, Algorithm
from ipdesk.signing.facts import EARLIEST, KeyFacts, UnitCode, fingerprint_of
from ipdesk.signing.refusal import SigningRefused
from ipdesk.signing.roles import ROLES

MARK = "IPKEY1"
"""What the text of the sheet's QR symbol begins with."""
LINE = 24
_CONTENT = LINE - 1
_UNIT, _DAY = 9, 3
_HEAD = 2 + _UNIT + 2 * _DAY
_UNIT_BASE = 36


def code_lines(facts: KeyFacts) -> tuple[str, ...]:
    """The enrolment code, line by line, in groups of four.

    Raises :class:`SigningRefused` for a key of an unknown algorithm.
    """
    return tuple(in_groups(line) for line in _lines(facts))


def qr_text(facts: KeyFacts) -> str:
    """The text of the QR symbol: the same, in one piece."""
    return f"{MARK}:{''.join(_lines(facts))}"


def parse_enrolment(typed: str) -> KeyFacts:
    """The facts in a code as typed or scanned; case, width, spaces and hyphens do not matter.

    Raises :class:`SigningRefused`; ``enrolment_line`` names the line that is mistyped.
    """
    text = plain(typed.strip().upper().removeprefix(MARK + ":"))
    if not text or len(text) % LINE:
        _refuse()
    lines = [text[start : start + LINE] for start in range(0, len(text), LINE)]
    for number, line in enumerate(lines, 1):
        if set(line) - set(ALPHABET) or _check(number, line[:-1]) != line[-1]:
            raise SigningRefused("enrolment_line", line=number)
    body = "".join(line[:-1] for line in lines)
    facts = _facts(body)
    if "".join(_lines(facts)) != text:
        _refuse()
    return facts


def _lines(facts: KeyFacts) -> list[str]:
    algorithm = ALGORITHMS.get(facts.alg)
    if algorithm is None:
        raise SigningRefused("unknown_algorithm", alg=facts.alg)
    body = "".join((
        digits(algorithm.number, 1),
        digits(ROLES.index(facts.role), 1),
        digits(int(facts.unit, _UNIT_BASE), _UNIT),
        digits((facts.first_day - EARLIEST).days, _DAY),
        digits((facts.last_day - EARLIEST).days, _DAY),
        digits(int.from_bytes(facts.public), _key_length(algorithm)),
    ))  # fmt: skip
    rows = range(0, len(body), _CONTENT)
    contents = [body[start : start + _CONTENT].ljust(_CONTENT, ALPHABET[0]) for start in rows]
    return [content + _check(number, content) for number, content in enumerate(contents, 1)]


def _facts(body: str) -> KeyFacts:
    numbers = {algorithm.number: algorithm for algorithm in ALGORITHMS.values()}
    algorithm = numbers.get(number_of(body[0]))
    role = number_of(body[1])
    if algorithm is None or role >= len(ROLES):
        _refuse()
    start, end = 2 + _UNIT, _HEAD + _key_length(algorithm)
    first, last = (number_of(body[at : at + _DAY]) for at in (start, start + _DAY))
    try:
        public = number_of(body[_HEAD:end]).to_bytes(algorithm.public_size)
    except OverflowError:
        _refuse()
    facts = KeyFacts(
        alg=algorithm.name,
        public_key=public.hex(),
        fingerprint=fingerprint_of(public),
        unit=_unit(number_of(body[2:start])),
        role=ROLES[role],
        valid_from=(EARLIEST + dt.timedelta(days=first)).isoformat(),
        valid_until=(EARLIEST + dt.timedelta(days=last)).isoformat(),
    )
    return facts if first <= last else _refuse()


def _unit(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, _UNIT_BASE)
        text = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[digit] + text
    try:
        return msgspec.convert(text.zfill(6) if text.isdigit() else text, UnitCode)
    except msgspec.ValidationError:
        _refuse()


def _key_length(algorithm: Algorithm) -> int:
    return -(-8 * algorithm.public_size // BITS)


def _check(number: int, content: str) -> str:
    return check_character(ALPHABET[number] + content)


def _refuse() -> NoReturn:
    lines = -(-(_HEAD + _key_length(next(iter(ALGORITHMS.values())))) // _CONTENT)
    raise SigningRefused("enrolment_text", lines=lines, size=LINE)
