"""Keys as files: the private key as ``<name>.pem``, what is public as ``<name>.ipkey``.

The private key is PKCS#8, encrypted with the passphrase; it leaves the file in memory only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from ipdesk.errors import FileMissing, from_os_error
from ipdesk.files import PRIVATE, write_durably
from ipdesk.signing import facts as public
from ipdesk.signing.algorithms import ALGORITHMS, DEFAULT, PRIVATE_HEAD, Algorithm, PrivateKey
from ipdesk.signing.facts import KeyFacts, fingerprint_of
from ipdesk.signing.passphrase import bytes_of, protecting
from ipdesk.signing.refusal import SigningRefused
from ipdesk.signing.roles import ROLES

SUFFIX, PRIVATE_SUFFIX = ".ipkey", ".pem"
YEARS = 2
"""How long a new key is valid if nothing else is said."""
MOST_YEARS = 5
_LARGEST = 1 << 16


class Holder(NamedTuple):
    """Whose key it is, and its days of validity, both included."""

    unit: str
    role: str
    first: dt.date
    last: dt.date


class SigningKey(NamedTuple):
    """A key that is open for signing."""

    facts: KeyFacts
    private: PrivateKey


def usual_last_day(first: dt.date) -> dt.date:
    """The last day of a key that begins on ``first`` and is valid as long as usual."""
    return _years_after(first, YEARS)


def make_key(
    path: Path, holder: Holder, passphrase: str, algorithm: Algorithm = DEFAULT
) -> KeyFacts:
    """Make a key pair and write both its files, durably; ``path`` is that of the public one.

    Raises :class:`SigningRefused` if the passphrase is weak, the holder is not possible or a
    file is there already, and the storage errors; then no key was made.
    """
    secret = protecting(passphrase)
    check_holder(holder)
    shown, hidden = _files(path)
    for file in (shown, hidden):
        if file.exists():
            raise SigningRefused("key_exists", path=str(file))
    key = algorithm.make()
    facts = KeyFacts(
        alg=algorithm.name,
        public_key=key.public.hex(),
        fingerprint=fingerprint_of(key.public),
        unit=holder.unit,
        role=holder.role,
        valid_from=holder.first.isoformat(),
        valid_until=holder.last.isoformat(),
    )
    write_durably(hidden, [key.protected(secret)], PRIVATE)
    write_durably(shown, [public.encode(facts)])
    return facts


def read_facts(path: Path) -> KeyFacts:
    """What is public of a key; either of its files can be named.

    Raises :class:`SigningRefused` and the storage errors.
    """
    shown = _files(path)[0]
    return public.decode(content_of(shown), shown)


def open_key(
    path: Path, passphrase: str, algorithms: Mapping[str, Algorithm] = ALGORITHMS
) -> SigningKey:
    """Open a key with its passphrase; either of its files can be named.

    Raises :class:`SigningRefused` if it is not to be opened so, and the storage errors.
    """
    facts = read_facts(path)
    shown, hidden = _files(path)
    algorithm = algorithms.get(facts.alg)
    if algorithm is None:
        raise SigningRefused("unknown_algorithm", alg=facts.alg)
    protected = content_of(hidden)
    if not protected.startswith(PRIVATE_HEAD):
        plain = b"PRIVATE KEY-----" in protected
        raise SigningRefused("not_encrypted" if plain else "not_a_key", path=str(hidden))
    try:
        private = algorithm.opened(protected, bytes_of(passphrase))
    except ValueError:
        raise SigningRefused("passphrase_wrong", path=str(hidden)) from None
    if private is None or private.public != facts.public:
        raise SigningRefused("key_differs", path=str(shown))
    return SigningKey(facts, private)


def check_holder(holder: Holder) -> None:
    """Raise :class:`SigningRefused` unless a key can be made for the holder."""
    try:
        msgspec.convert(holder.unit, public.UnitCode)
    except msgspec.ValidationError:
        raise SigningRefused("key_unit", unit=holder.unit) from None
    if holder.role not in ROLES:
        raise SigningRefused("key_role", role=holder.role)
    if not public.EARLIEST <= holder.first <= holder.last <= public.LATEST:
        raise SigningRefused("key_days")
    if holder.last > _years_after(holder.first, MOST_YEARS):
        raise SigningRefused("key_years", limit=MOST_YEARS)


def _years_after(first: dt.date, years: int) -> dt.date:
    """The last day of so many years that begin on ``first``."""
    # A day that the year does not have is taken for the one before.
    day = first.day - (first.month == 2 and first.day == 29)
    return dt.date(first.year + years, first.month, day) - dt.timedelta(days=1)


def _files(path: Path) -> tuple[Path, Path]:
    """The public and the private file of a key that is named by either, or by neither's ending."""
    stem = path.with_suffix("") if path.suffix in (SUFFIX, PRIVATE_SUFFIX) else path
    return stem.with_name(stem.name + SUFFIX), stem.with_name(stem.name + PRIVATE_SUFFIX)


def content_of(path: Path) -> bytes:
    """The bytes of a key's file; :class:`SigningRefused` and the storage errors."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as fault:
        known = from_os_error(fault, path)
        if isinstance(known, FileMissing):
            raise SigningRefused("not_beside", path=str(path)) from fault
        raise known from fault
    if len(data) > _LARGEST:
        raise SigningRefused("not_a_key", path=str(path))
    return data
