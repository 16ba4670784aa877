"""Units that an edition's files word once and call by name: ``[units.city]``, ``unit = "city"``."""

from __future__ import annotations

from typing import Any

UNITS = "units"
_UNIT, _BY_CATEGORY = "unit", "unit_by_category"


def with_units(data: dict[str, Any]) -> dict[str, Any]:
    """The edition's data with each named unit in its place, and without the table of names.

    A name that the table does not have stays as it is: decoding says where it stands.
    """
    units = data.get(UNITS)
    if not isinstance(units, dict):
        return data
    return {key: _resolved(value, units) for key, value in data.items() if key != UNITS}


def _resolved(value: Any, units: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return [_resolved(item, units) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: _in_place(key, item, units) for key, item in value.items()}


def _in_place(key: str, item: Any, units: dict[str, Any]) -> Any:
    if key == _UNIT and isinstance(item, str):
        return units.get(item, item)
    if key == _BY_CATEGORY and isinstance(item, dict):
        return {category: _in_place(_UNIT, unit, units) for category, unit in item.items()}
    return _resolved(item, units)
