"""Whatever is fed to a parser, it takes it or says why not; nothing else ever happens. Issue 6.15.

Hypothesis says how each input is made of the corpus: damaged somewhere, damaged within what wraps
it, or nothing but noise. The run is bounded: a little of each parser always, much in the long run.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from damage import damaged
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from parsers import CORPUS, Parser, parsers, seeds

from ipdesk.catalogue.model import Catalogue
from ipdesk.errors import KnownError
from ipdesk.exchange.workbook_safety import BROKEN

NAMES = sorted(path.name for path in CORPUS.iterdir() if path.is_dir())
QUICK, LONG = 12, 6_000
NOISE = st.one_of(
    st.binary(max_size=300),
    st.text(st.characters(exclude_categories=()), max_size=60).map(
        lambda text: text.encode(errors="surrogatepass")
    ),
)


@pytest.fixture(scope="module")
def every(edition: Catalogue) -> dict[str, Parser]:
    return parsers(edition)


def _feed(parser: Parser, folder: Path, content: bytes) -> bool:
    """Whether the parser takes it. Any error but ours comes through."""
    try:
        parser.read(folder, content)
    except KnownError:
        return False
    return True


def _run(parser: Parser, found: list[bytes], folder: Path, count: int) -> int:
    """Feed the parser that many inputs; how many it took."""
    taken = 0
    kinds = ["damaged", "damaged", "inside" if parser.inside else "damaged", "noise"]

    @settings(
        max_examples=max(5, int(count * parser.share)),
        deadline=None,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, len(found) - 1), st.sampled_from(kinds), st.integers(0, 2**64), NOISE)
    def one(number_of_seed: int, kind: str, number: int, noise: bytes) -> None:
        nonlocal taken
        chance, seed = random.Random(number), found[number_of_seed]
        content = noise if kind == "noise" else damaged(seed, chance)
        if kind == "inside" and parser.inside:
            # A seed that is broken itself has no inside.
            with contextlib.suppress(*BROKEN):
                content = parser.inside(seed, chance)
        taken += _feed(parser, folder, content)

    one()
    return taken


def test_every_parser_has_a_corpus_and_every_corpus_a_parser(every: dict[str, Parser]) -> None:
    assert sorted(every) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_what_the_corpus_holds_is_no_fault(
    name: str, every: dict[str, Parser], tmp_path: Path
) -> None:
    for content in seeds(name):
        _feed(every[name], tmp_path, content)


@pytest.mark.parametrize("name", NAMES)
def test_a_little_damage_is_no_fault(name: str, every: dict[str, Parser], tmp_path: Path) -> None:
    _run(every[name], seeds(name), tmp_path, QUICK)


@pytest.mark.torture
@pytest.mark.parametrize("name", NAMES)
def test_no_input_is_a_fault(
    name: str, every: dict[str, Parser], tmp_path: Path, record_property: Callable
) -> None:
    taken = _run(every[name], seeds(name), tmp_path, LONG)
    record_property(f"inputs fed to the parser of {name}", int(LONG * every[name].share))
    record_property(f"of these taken, {name}", taken)
