"""Interleaved repetition: everything that is compared is measured in turn, A B A B.

What disturbs a machine for a while then disturbs both sides, and their ratio stays.
"""

from __future__ import annotations

import contextlib
import gc
import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

BLOCKS = 5
Sample = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Series:
    """Samples of one quantity in the order measured: seconds or bytes."""

    samples: tuple[float, ...]

    def quantile(self, share: float) -> float:
        """The smallest sample that at least ``share`` of the samples do not exceed."""
        ordered = sorted(self.samples)
        return ordered[max(0, math.ceil(share * len(ordered)) - 1)]

    def blocks(self) -> list[Series]:
        """The series cut into up to five runs of equal length, in order."""
        length = max(1, len(self.samples) // BLOCKS)
        whole = len(self.samples) // length * length
        return [Series(self.samples[i : i + length]) for i in range(0, whole, length)]


def interleaved(sides: Mapping[str, Sample], rounds: int, warm_up: int = 1) -> dict[str, Series]:
    """Measure every side once in each round, in turn. Warm-up rounds are thrown away."""
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(warm_up + rounds):
        for name, sample in sides.items():
            value = sample()
            if number >= warm_up:
                taken[name].append(value)
    return {name: Series(tuple(samples)) for name, samples in taken.items()}


def timed(call: Callable[[], object]) -> Sample:
    """A sample that is the time of one call, in seconds."""

    def sample() -> float:
        start = time.perf_counter()
        call()
        return time.perf_counter() - start

    return sample


@contextlib.contextmanager
def collector_at_rest() -> Iterator[None]:
    """Garbage is collected when nothing else is to do, as in the window."""
    gc.disable()
    yield
    gc.enable()


def spread(values: Sequence[float]) -> tuple[float, float]:
    """The least and the greatest of the values."""
    return min(values), max(values)
