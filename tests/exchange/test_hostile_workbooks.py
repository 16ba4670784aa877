"""No workbook does harm, and none brings in a figure that nobody sees. Issue 6.10.

Each hostile workbook has its verdict: a refusal with its reason and place, or what the preview
shows. The short run reads those that are small; the long one all of them, in a process that is
limited and measures itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from hostile_workbooks import HEAVY, LIGHT, Verdict, prepare, verdict
from measured_reading import Cost

from ipdesk.apart.allowance import Allowance, Stopped
from ipdesk.apart.child import Child
from ipdesk.errors import WorkbookRefused
from ipdesk.exchange.foreign_file import is_foreign
from ipdesk.exchange.refusals import WORKBOOK
from ipdesk.exchange.workbook_data import ReadLimits
from ipdesk.exchange.workbook_reader import read_in_child

ALL = {**LIGHT, **HEAVY}
MIB, SECONDS = 512, 30
_STOPPED = {"memory": "too_much_memory", "time": "too_slow"}
# Time is measured by the processor: other work of the machine does not count.
ALLOWANCE = Allowance(
    memory_bytes=ReadLimits().memory_bytes,
    cpu_seconds=SECONDS,
    wall_seconds=10 * SECONDS,
    answer_bytes=1_000_000,
    open_files=64,
)


def test_there_are_hostile_workbooks_enough(record_property: Callable) -> None:
    assert len(ALL) >= 80
    record_property("hostile workbooks", len(ALL))


@pytest.mark.parametrize("name", LIGHT)
def test_a_hostile_workbook_gets_its_verdict(name: str, workbook: Path) -> None:
    make, wanted = LIGHT[name]
    make(workbook)
    assert verdict(workbook) == wanted


def test_every_reason_has_its_sentence() -> None:
    said = {wanted for _, wanted in ALL.values() if isinstance(wanted, str)}
    codes = {one.split()[0] for reasons in said for one in reasons.split(", ")}
    assert codes <= WORKBOOK.keys()


@pytest.mark.parametrize("name", ["entity of a file", "400,000 headers"])
def test_the_process_apart_says_the_same(name: str, workbook: Path) -> None:
    make, wanted = LIGHT[name]
    make(workbook)
    with pytest.raises(WorkbookRefused) as refused:
        read_in_child(workbook)
    assert [code for code, _ in refused.value.reasons] == [wanted]


def test_what_lies_under_merged_cells_comes_over_as_such(workbook: Path) -> None:
    make, _ = LIGHT["under merged cells"]
    make(workbook)
    sheet = read_in_child(workbook).sheets[2]
    assert [at for at, cell in sheet.cells.items() if cell.fault == "merged"] == [(6, 5)]


def test_what_cannot_be_opened_is_not_taken_for_a_table_of_somebody(workbook: Path) -> None:
    """It is refused where workbooks are read, with the reason."""
    for name in ("400,000 headers", "cut at a third", "page of the web"):
        make, _ = LIGHT[name]
        make(workbook)
        assert not is_foreign(workbook)


@pytest.fixture
def child() -> Iterator[Child]:
    with Child(prepare, ALLOWANCE) as found:
        yield found


def _cost(child: Child, path: Path) -> Cost:
    try:
        return msgspec.json.decode(child.ask(str(path).encode()), type=Cost)
    except Stopped as stopped:
        return Cost(repr(_STOPPED[stopped.cause]), 0, 0, [])


@pytest.mark.torture
@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells what a process held")
def test_each_is_read_within_its_limits(
    child: Child, workbook: Path, record_property: Callable
) -> None:
    good = workbook.read_bytes()
    costs: dict[str, Cost] = {}
    wanted: dict[str, Verdict] = {}
    for name, (make, verdict_of_it) in ALL.items():
        workbook.write_bytes(good)
        make(workbook)
        costs[name], wanted[name] = _cost(child, workbook), verdict_of_it
        if name in HEAVY:
            # As for a person's file, each of these has a process of its own.
            child.close()
    assert {name: cost.reason for name, cost in costs.items()} == {
        name: repr(one) for name, one in wanted.items()
    }
    assert {name: cost.touched for name, cost in costs.items() if cost.touched} == {}
    most = max(costs.values(), key=lambda cost: cost.mib)
    longest = max(costs.values(), key=lambda cost: cost.seconds)
    assert most.mib < MIB
    assert longest.seconds < SECONDS
    record_property("hostile workbooks read, measured", len(costs))
    record_property("most memory for a workbook (MiB)", most.mib)
    record_property("longest for a workbook (s)", round(longest.seconds, 1))
