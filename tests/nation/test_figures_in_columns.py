"""Figures read from columns are those of the store: in every query, and in every view.

All of it needs the library of the extra “analysis”; the store is used without it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk_file import desk_file
from made_up import MadeUp

from ipdesk.messages import Translator
from ipdesk.nation.facts import overview_facts
from ipdesk.nation.files import csv_files
from ipdesk.nation.material import Nation, Shelf
from ipdesk.nation.overview import Overview
from ipdesk.nation.tables import nation_tables
from ipdesk.review.records import Act, DeskBatch, FigureQuery, Remark
from local_db.national import columns as kept_columns
from local_db.national.store import TableStore
from local_db.national.stores import DeskStores

# Not imported here: what all tests keep, the library takes for lost when the process ends.
pytestmark = pytest.mark.skipif(
    not kept_columns.at_hand(), reason="the extra “analysis” is not installed"
)

NEVER, ALWAYS = 10**9, 1
Opened = Callable[[int], TableStore]
QUERIES = {
    "a section": FigureQuery(section="base"),
    "a section of a year": FigureQuery(section="base", years=(2016,)),
    "a row": FigureQuery(section="base", row="BF1"),
    "a cell": FigureQuery(section="indicators", row="IND1", column="value"),
    "a roster": FigureQuery(section="teams"),
    "what nobody has": FigureQuery(section="conditions"),
    "one unit": FigureQuery(section="base", units=("440000",)),
    "everything": FigureQuery(),
}


@pytest.fixture
def place(made: MadeUp, tmp_path: Path) -> Path:
    """A few units and years: a roster, facets, states, a second kind, and what does not count."""
    for number, unit in enumerate(("440000", "110000", "320000")):
        for year in (2016, 2017, 2019):
            made.report(
                unit,
                year,
                {
                    "base BF1 value": f"{number}{year}",
                    "base BF2 value": f"{year}.{number}0",
                    "indicators IND1 value": "not_available:尚未公布",
                    "indicators IND2 value": "not_applicable:",
                    "goals IND1 target": "30",
                    "teams T1 name": f"演练“团队”'{number}'",
                    "teams T2 name": "",
                },
                facets={"base BF1 value": {"source": "演练", "note": "第一行\n第二行\x00"}},
                remarks=(Remark("Q07", "base", "BF1", "value", "explained", "演练"),),
            )
    made.report("110000", 2016, {"base BF1 value": "7"}, revision=1)
    made.report("120000", 2016, {"base BF1 value": "1"}, state="returned")
    made.report("130000", 2016, {"base BF1 value": "2"}, state="quarantined")
    return desk_file(made, tmp_path / "d'esk.ipdesk")


@pytest.fixture
def opened(place: Path) -> Iterator[Opened]:
    """Opens the desk, its figures read from columns for so many submissions; one at a time."""
    held: list[TableStore] = []

    def open_store(columns_from: int) -> TableStore:
        for store in held:
            store.close()
        found = DeskStores(columns_from).open(str(place))
        assert isinstance(found, TableStore)
        held.append(found)
        return found

    yield open_store
    for store in held:
        store.close()


def files_of(place: Path) -> list[str]:
    folder = place.with_name(f"{place.name}.figures")
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_gives_the_same_figures_in_the_same_order(opened: Opened, name: str) -> None:
    plain = list(opened(NEVER).figures(QUERIES[name]))
    columns = opened(ALWAYS)
    assert list(columns.figures(QUERIES[name])) == plain
    assert list(columns.figures(QUERIES[name])) == plain
    assert list(opened(ALWAYS).figures(QUERIES[name])) == plain


def views_of(store: TableStore, made: MadeUp, translator: Translator) -> list[object]:
    """Everything that is shown or written of a nation."""
    nation = Nation(store.submissions(), store, Shelf({made.digest: made.catalogue}, made.units))
    overview = Overview(nation, store.submissions(), store.settings(), dt.date(2020, 5, 1))
    written = [(name, b"".join(blocks)) for name, blocks in csv_files(nation, translator)]
    return [overview_facts(overview), nation_tables(nation), written]


def test_every_view_says_the_same(opened: Opened, made: MadeUp, services, place: Path) -> None:
    plain = views_of(opened(NEVER), made, services.translator)
    assert files_of(place) == []
    assert views_of(opened(ALWAYS), made, services.translator) == plain
    assert {name.split("-")[0] for name in files_of(place)} >= {"base", "indicators", "teams"}
    assert views_of(opened(ALWAYS), made, services.translator) == plain


def test_only_the_year_that_changed_is_made_anew(opened: Opened, place: Path) -> None:
    query = FigureQuery(section="base")
    store = opened(ALWAYS)
    assert len(list(store.figures(query))) == 17
    before = files_of(place)
    one = next(s for s in store.submissions() if (s.unit, s.year) == ("320000", 2017))
    act = Act("2017-03-15T08:00:00+00:00", "head", "test", "return", one.number)
    store.write(DeskBatch(acts=[act], submissions=[one._replace(state="returned")]))
    assert [f.year for f in store.figures(query) if f.unit == "320000"] == [2016, 2016, 2019, 2019]
    kept = set(before) & set(files_of(place))
    assert {name.split("-")[1] for name in kept} == {"2016", "2019"}
    assert len(files_of(place)) == len(before)


@pytest.mark.parametrize("content", [b"", b"PAR1 nothing of the kind PAR1"], ids=["empty", "other"])
def test_a_damaged_file_is_made_anew(opened: Opened, place: Path, content: bytes) -> None:
    query = FigureQuery(section="base")
    plain = list(opened(ALWAYS).figures(query))
    before = files_of(place)
    damaged = place.with_name(f"{place.name}.figures") / before[0]
    damaged.write_bytes(content)
    assert list(opened(ALWAYS).figures(query)) == plain
    assert files_of(place) == before
    assert damaged.read_bytes() != content


def test_where_the_folder_cannot_be_made_the_store_is_read(opened: Opened, place: Path) -> None:
    place.with_name(f"{place.name}.figures").write_text("a file in the way")
    query = FigureQuery(section="base")
    assert len(list(opened(ALWAYS).figures(query))) == 17


def test_below_the_number_from_which_it_pays_nothing_is_kept(opened: Opened, place: Path) -> None:
    assert len(list(opened(10).figures(FigureQuery(section="base")))) == 17
    assert files_of(place) == []


def test_without_the_library_the_store_is_read(
    opened: Opened, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_columns, "at_hand", lambda: False)
    assert len(list(opened(ALWAYS).figures(FigureQuery(section="base")))) == 17
    assert files_of(place) == []


def test_the_name_of_a_section_leads_nowhere_else(opened: Opened, place: Path) -> None:
    for name in ("../base", "base*", "Base", "base-2016"):
        assert list(opened(ALWAYS).figures(FigureQuery(section=name))) == []
    assert files_of(place) == []
    assert list(place.parent.glob("*.parquet")) == []


def test_nothing_is_fetched_from_anywhere(opened: Opened) -> None:
    store = opened(ALWAYS)
    list(store.figures(FigureQuery(section="base")))
    asked = (
        "SELECT current_setting('autoinstall_known_extensions'), "
        "current_setting('autoload_known_extensions')"
    )
    assert store._columns._opened().execute(asked).fetchone() == (False, False)
