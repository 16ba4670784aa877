"""The fixed rows of a section: listed in the catalogue, or its indicators, measures, conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ipdesk.catalogue.model import Catalogue, Indicator, Label, RowSpec, Section

SINGLE_ROW = "1"
"""The code of the one row of a section that has a single one."""
_PROVINCE = "province"


def fixed_rows(
    catalogue: Catalogue, section: Section, category: str, indicators: Iterable[Indicator]
) -> Iterator[RowSpec]:
    """The rows of a section for a category; a roster has none. ``indicators`` are the report's."""
    if section.rows == "single":
        yield RowSpec(code=SINGLE_ROW, label=section.label)
    elif section.rows == "indicators":
        yield from map(_indicator_row, indicators)
    elif section.rows == "listed":
        yield from (r for r in section.listed if not r.categories or category in r.categories)
    elif section.rows == "measures":
        yield from _measure_rows(catalogue, category)
    elif section.rows == "conditions":
        yield from _condition_rows(catalogue)


def _indicator_row(indicator: Indicator) -> RowSpec:
    return RowSpec(
        code=indicator.code,
        label=indicator.label,
        unit=indicator.unit,
        precision=indicator.precision,
        minimum=indicator.minimum,
        maximum=indicator.maximum,
        rise=indicator.rise,
        fall=indicator.fall,
        breaks=indicator.breaks,
        adds=indicator.adds,
        required=not indicator.optional,
        source=indicator.source,
        replaces=indicator.replaces,
    )


def _measure_rows(catalogue: Catalogue, category: str) -> Iterator[RowSpec]:
    for task in catalogue.tasks:
        if task.category != category:
            continue
        for measure in task.measures:
            for item in measure.components or (measure,):
                label = item.label
                if measure.components:
                    label = Label(
                        zh=f"{measure.label.zh}：{label.zh}", en=f"{measure.label.en}: {label.en}"
                    )
                yield RowSpec(
                    code=item.code,
                    label=label,
                    group=task.code,
                    group_label=task.label,
                    note=item.note,
                    source=item.source or measure.source or task.source,
                    replaces=item.replaces or measure.replaces,
                )


def _condition_rows(catalogue: Catalogue) -> Iterator[RowSpec]:
    for group in catalogue.conditions:
        for item in group.items:
            if item.actor == _PROVINCE:
                yield RowSpec(
                    code=item.code,
                    label=item.label,
                    group=group.code,
                    group_label=group.label,
                    source=item.source or group.source,
                    replaces=item.replaces,
                )
