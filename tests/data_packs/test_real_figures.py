"""A pack of the real populations and GDP of the provinces, made from a table and installed.

The figures are read where they lie; none is kept in the project.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ipdesk.data_packs.contents import PackContents
from ipdesk.data_packs.installer import PackInstaller
from ipdesk.data_packs.tables import read_denominators
from ipdesk.services import Services
from ipdesk.workspace import Workspace
from tests.data_packs.conftest import GDP, POPULATION, Make

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "reference-only"
TABLES = {
    "BF2": ("population_by_province.csv", "year_end_resident_population_10k", "万人"),
    "BF3": ("gdp_by_province.csv", "gdp_100m_yuan", "亿元"),
}
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="needs the reference tables"),
]


def table(path: Path) -> Path:
    """Both reference tables as one, as a statistician would lay it out; one line a figure."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["地区", "指标", "年份", "数值", "单位", "版本"])
        for code, (name, column, unit) in TABLES.items():
            with (FOLDER / name).open(encoding="utf-8-sig", newline="") as source:
                for row in csv.DictReader(source):
                    out.writerow([
                        row["province_code"], code, row["year"], row[column], unit, row["vintage"],
                    ])  # fmt: skip
    return path


def test_every_published_figure_is_in_the_pack_and_the_provinces_own_are_installed(
    workspace: Workspace,
    services: Services,
    installer: PackInstaller,
    make: Make,
    sheet: str,
    tmp_path: Path,
) -> None:
    source = table(tmp_path / "figures.csv")
    read = read_denominators(source, workspace.form.catalogue, services.regions)
    lines = sum(1 for line in source.read_text(encoding="utf-8").splitlines()[1:] if line)
    assert read.refused == ()
    assert len(read.denominators) == lines > 1000
    plan = installer.plan(make(PackContents(read.denominators)))
    own = [entry for entry in read.denominators if entry.unit == "440000"]
    assert len(plan.figures) == len(own) == lines - plan.others
    installer.install(plan, sheet)
    for series in (POPULATION, GDP):
        published = {e.year: e.value for e in own if e.series == series}
        known = {point.year: point.text for point in workspace.series.of(series)}
        assert known.keys() == published.keys()
        assert known[2016] in {e.value for e in own if (e.series, e.year) == (series, 2016)}
