"""The kept run of the benchmarks: its page, its picture, and what is said to have changed.

Every figure here is made up; none is a measurement.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bench import command as program
from bench import comparing, page, plot, run
from bench.findings import Finding, Goal
from bench.measuring import Series

MACHINE = run.Machine(system="Made-up OS", python="3.11", processor="Made-up", processors=2)
TENTH = 0.1


def finding(name: str, seconds: float, floor: float = TENTH, goal: Goal | None = None) -> Finding:
    """Ten made-up samples, a little apart."""
    subject, below = (
        Series(tuple(middle * (1 + number / 1000) for number in range(10)))
        for middle in (seconds, floor)
    )
    return Finding(name, subject, below, "made-up floor", "s", goal=goal)


def alone(name: str, seconds: float) -> Finding:
    """A made-up finding that has no floor."""
    series = Series(tuple(seconds * (1 + number / 1000) for number in range(10)))
    return Finding(name, series, series, "itself", "s")


def made_up(**measures: list[Finding]) -> run.Run:
    groups = tuple(run.group(name, f"About {name}", found) for name, found in measures.items())
    return run.Run(machine=MACHINE, groups=groups)


def changes(before: run.Run, now: run.Run) -> dict[str, str]:
    return {line.name: line.change for line in comparing.compared(before, now)}


def test_run_comes_back_from_its_file_unchanged(tmp_path: Path) -> None:
    kept = made_up(edit=[finding("edit", 0.2, goal=Goal(4)), alone("open", 1.0)])
    run.write(tmp_path / "kept.json", kept)
    assert run.read(tmp_path / "kept.json") == kept
    assert run.read(tmp_path / "none.json") is None


def test_line_says_value_floor_ratio_goal_and_whether_it_is_met(tmp_path: Path) -> None:
    met, missed = (finding(name, 0.2, goal=Goal(limit)) for name, limit in (("a", 3), ("b", 1.5)))
    page.update(tmp_path / "b.md", made_up(edit=[met, missed]), "make bench", "b.svg")
    lines = (tmp_path / "b.md").read_text("utf-8").splitlines()
    a, b = (next(line for line in lines if line.startswith(f"| {name} |")) for name in "ab")
    assert "| 0.201 s | made-up floor | 0.100 s | 2.00 |" in a
    assert a.endswith("| ≤ 3 × | met |")
    assert b.endswith("| ≤ 1.5 × | **not met** |")


def test_page_says_machine_command_day_and_commit(tmp_path: Path) -> None:
    kept = made_up(edit=[finding("edit", 0.2)])
    page.update(tmp_path / "b.md", kept, "make bench", "b.svg")
    text = (tmp_path / "b.md").read_text("utf-8")
    assert "2 × Made-up, Made-up OS, Python 3.11" in text
    assert "`make bench`" in text
    (group,) = kept.groups
    assert f"Taken {group.taken[:10]} of commit {group.commit or 'unknown'}: edit" in text


def test_words_outside_of_the_marks_stay(tmp_path: Path) -> None:
    path = tmp_path / "b.md"
    path.write_text(f"# B\n\nbefore\n\n{page.BEGIN}\nold\n{page.END}\n\nafter\n", "utf-8")
    page.update(path, made_up(edit=[finding("edit", 0.2)]), "make bench", "b.svg")
    text = path.read_text("utf-8")
    assert text.startswith("# B\n\nbefore\n")
    assert text.endswith("\nafter\n")
    assert "old" not in text


def test_page_without_its_marks_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("# B\n", "utf-8")
    with pytest.raises(ValueError, match="marks"):
        page.update(tmp_path / "b.md", made_up(), "make bench", "b.svg")


def test_what_has_no_floor_has_no_ratio(tmp_path: Path) -> None:
    kept = made_up(nation=[alone("overview", 0.7)])
    page.update(tmp_path / "b.md", kept, "make bench", "b.svg")
    assert "| overview | median | 0.703 s | none |  |  |  |" in (tmp_path / "b.md").read_text(
        "utf-8"
    )
    assert page.worst(kept) == []


def test_farthest_from_the_floor_come_first() -> None:
    many = [finding(f"x{times}", TENTH * times) for times in (2, 9, 4, 7)]
    assert [fact.name for fact in page.worst(made_up(edit=many))] == ["x9", "x7", "x4"]


def test_picture_is_sound_and_shows_ratio_goal_and_what_is_missed() -> None:
    kept = made_up(edit=[finding("a <b> & c", 0.4, goal=Goal(2)), alone("none", 1.0)])
    root = ET.fromstring(plot.svg(kept))
    words = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "a <b> & c" in words
    assert "4.00, not met" in words
    assert "none" not in words


def test_bars_are_longer_the_larger_the_ratio() -> None:
    kept = made_up(edit=[finding("two", 0.2), finding("eight", 0.8)])
    root = ET.fromstring(plot.svg(kept))
    bars = [e for e in root.iter("{http://www.w3.org/2000/svg}rect") if e.get("x")]
    two, eight = (float(bar.get("width", "0")) for bar in bars)
    # On a logarithmic scale 8 is three times as far from 1 as 2.
    assert eight == pytest.approx(3 * two, rel=0.01)


def test_what_became_worse_or_better_is_told_and_comes_first() -> None:
    before = made_up(edit=[finding("same", 0.2), finding("slow", 0.2), finding("fast", 0.2)])
    now = made_up(edit=[finding("same", 0.202), finding("slow", 0.3), finding("fast", 0.1)])
    found = changes(before, now)
    assert found == {
        "slow (median)": "worse", "fast (median)": "better", "same (median)": "as before",
    }  # fmt: skip
    assert next(iter(found)) == "slow (median)"


def test_slower_machine_changes_no_ratio() -> None:
    before, now = (made_up(edit=[finding("edit", 0.2 * k, TENTH * k)]) for k in (1, 3))
    assert changes(before, now) == {"edit (median)": "as before"}


def test_what_has_no_floor_is_compared_by_its_value() -> None:
    before, now = (made_up(nation=[alone("overview", seconds)]) for seconds in (0.7, 1.4))
    assert changes(before, now) == {"overview (median)": "worse"}


def test_measures_that_were_not_taken_are_not_said_to_be_gone() -> None:
    before = made_up(edit=[finding("edit", 0.2), finding("old", 0.2)], seal=[finding("seal", 1.0)])
    now = made_up(edit=[finding("edit", 0.2), finding("fresh", 0.2)])
    assert changes(before, now) == {
        "fresh (median)": "new", "old (median)": "gone", "edit (median)": "as before",
    }  # fmt: skip


def test_run_of_some_measures_leaves_the_others_as_kept() -> None:
    kept = made_up(edit=[finding("edit", 0.2)], seal=[finding("seal", 1.0)])
    anew = made_up(seal=[finding("seal", 0.5)], check=[finding("check", 0.3)])
    joined = kept.with_groups(anew.groups)
    assert [group.measure for group in joined.groups] == ["edit", "seal", "check"]
    assert joined.groups[0] == kept.groups[0]
    assert joined.groups[1] == anew.groups[0]


def test_what_could_not_be_measured_now_stays_as_kept() -> None:
    kept = made_up(frozen=[finding("frozen", 0.2)])
    nothing = run.group("frozen", "", [], program.NOT_THERE)
    assert kept.with_groups([nothing]) == kept
    assert made_up().with_groups([nothing]).groups == (nothing,)


def test_every_measure_of_the_project_is_taken() -> None:
    """A module with a function ``measure`` is one; others are parts of it."""
    folder = Path(program.__file__).parent / "measures"
    modules = {
        path.stem for path in folder.glob("*.py") if "\ndef measure(" in path.read_text("utf-8")
    }
    assert modules == {*program.MEASURES, *program.BY_NAME}
