"""The conformance set: every package with the verdict that a reader has to give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

import archive_cases
import bag_cases
import good_cases
import history_cases
import payload_cases
import signature_cases
import table_cases
from package_builder import Files, bagged
from sample import Sample, sample


class Case(NamedTuple):
    """One package. ``reason`` is that of the refusal, "" where there is none."""

    file: str
    make: Callable[[], bytes]
    verdict: str
    reason: str = ""


def cases() -> list[Case]:
    """All of them: the good ones first."""
    return [
        *_well_formed("valid", good_cases.CASES),
        *_well_formed("forged", good_cases.FORGED),
        *_bad(),
    ]


def _well_formed(verdict: str, made: Mapping[str, Callable[[Sample], bytes]]) -> list[Case]:
    return [
        Case(f"{verdict}/{name}.ipsub", partial(make, sample()), verdict)
        for name, make in made.items()
    ]


def _bad() -> list[Case]:
    makers: dict[str, Callable[[], bytes]] = {}
    for module in (archive_cases, bag_cases, signature_cases):
        makers |= {name: partial(make, sample().files) for name, make in module.CASES.items()}
    for module in (payload_cases, table_cases, history_cases):
        makers |= {name: partial(_of_payload, make) for name, make in module.CASES.items()}
    return [
        Case(f"refused/{name}.ipsub", make, "refused", name.partition("-")[0])
        for name, make in makers.items()
    ]


def _of_payload(change: Callable[[Files], Files]) -> bytes:
    return bagged(change(sample().payload))
