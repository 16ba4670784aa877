"""Example files: values with their sources, under ``resources/example``.

A file marked ``fictitious`` holds exercise data and says so wherever it is seen.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from ipdesk.catalogue.model import Label
from ipdesk.places import Place

_FACETS = ("source", "document", "basis", "note")


@dataclass(frozen=True, slots=True)
class ExampleCell:
    """One value and what stands beside it."""

    place: Place
    raw: str
    facets: dict[str, str]


@dataclass(frozen=True, slots=True)
class ExampleExplanation:
    """An explanation of a query, by rule and row."""

    rule: str
    row: str
    text: str


@dataclass(frozen=True, slots=True)
class Example:
    """An example's report, values and explanations."""

    unit: str
    category: str
    year: int
    title: Label | None
    fictitious: bool
    cells: tuple[ExampleCell, ...]
    explanations: tuple[ExampleExplanation, ...]


def read_example(path: Path) -> Example:
    """The example in a file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    workspace = data.get("workspace", {})
    title = workspace.get("title")
    return Example(
        unit=workspace.get("unit", ""),
        category=workspace.get("category", ""),
        year=workspace.get("year", 0),
        title=Label(**title) if title else None,
        fictitious=data.get("fictitious", False),
        cells=tuple(
            ExampleCell(
                Place(item["section"], item["row"], item["column"]),
                item["raw"],
                {facet: item[facet] for facet in _FACETS if item.get(facet)},
            )
            for item in data.get("cells", ())
        ),
        explanations=tuple(
            ExampleExplanation(item["rule"], item.get("row", ""), item["text"])
            for item in data.get("explanations", ())
        ),
    )
