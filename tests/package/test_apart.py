"""Packages read in a process of their own: the same content, the same refusals, and no more."""

import subprocess
import sys

import msgspec
import pytest
from package_builder import archive, bagged, with_table

from ipdesk.apart.allowance import Allowance
from ipdesk.errors import FileMissing, PackageRefused
from ipdesk.package import apart
from ipdesk.package.apart import ApartReader
from ipdesk.package.limits import LIMITS, PROCESS
from ipdesk.package.verify import inspect

CITIES = "data/tables/cities.csv"
SMALL = msgspec.structs.replace(PROCESS, memory_bytes=12 << 20)


@pytest.fixture(scope="module")
def reader():
    with ApartReader() as found:
        yield found


@pytest.fixture(scope="module")
def good(files, tmp_path_factory):
    path = tmp_path_factory.mktemp("good") / "good.ipsub"
    path.write_bytes(archive(files))
    return path


@pytest.fixture
def bad(good, tmp_path):
    path = tmp_path / "bad.ipsub"
    path.write_bytes(good.read_bytes() + b"\n")
    return path


@pytest.fixture
def large(data, tmp_path):
    """A sound package of many cells."""
    path = tmp_path / "large.ipsub"
    rows = "".join(f"x{number},name,valid,市,市,,false,,,,,\n" for number in range(60_000))
    path.write_bytes(bagged(with_table(data, "cities", data[CITIES] + rows.encode())))
    return path


def reason(reader, path) -> str:
    with pytest.raises(PackageRefused) as refused:
        reader.inspect(path)
    return refused.value.reason


def test_content_is_that_of_reading_it_here(reader, good):
    assert reader.inspect(good) == inspect(good)


def test_a_real_package_comes_over_whole(reader, package_file):
    assert reader.inspect(package_file) == inspect(package_file)


def test_refusals_come_over_with_what_their_sentence_needs(reader, good, tmp_path):
    path = tmp_path / "x.ipsub"
    path.write_bytes(good.read_bytes()[:-200])
    with pytest.raises(PackageRefused) as here:
        inspect(path)
    with pytest.raises(PackageRefused) as there:
        reader.inspect(path)
    assert (there.value.reason, there.value.params) == (here.value.reason, here.value.params)


def test_a_missing_file_is_a_storage_error(reader, tmp_path):
    with pytest.raises(FileMissing):
        reader.inspect(tmp_path / "absent.ipsub")


def test_many_files_are_answered_in_turn_good_or_bad(reader, good, bad, tmp_path):
    paths = [good, bad, tmp_path / "absent.ipsub", good]
    found = list(reader.each(paths))
    assert [item.path for item in found] == paths
    kinds = [type(item.found).__name__ for item in found]
    assert kinds == ["Inspection", "PackageRefused", "FileMissing", "Inspection"]


def test_who_stops_in_between_is_not_given_an_old_answer(reader, good, bad):
    for _ in reader.each([good, good, good]):
        break
    assert reason(reader, bad) == "trailing_bytes"


def test_who_cancels_is_obeyed_and_can_go_on(reader, good):
    def cancel() -> None:
        raise KeyboardInterrupt

    reader.close()
    with pytest.raises(KeyboardInterrupt):
        reader.inspect(good, cancel)
    assert reader.inspect(good) == inspect(good)


def test_a_package_that_takes_too_long_is_refused(good):
    hurried = msgspec.structs.replace(PROCESS, wall_seconds=0.01)
    with ApartReader(LIMITS, hurried) as reader:
        assert reason(reader, good) == "reader_time"


def test_a_package_that_says_too_much_is_refused(good):
    short = msgspec.structs.replace(PROCESS, answer_bytes=100)
    with ApartReader(LIMITS, short) as reader:
        assert reason(reader, good) == "reader_answer"


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux does it")
def test_a_package_that_takes_too_much_memory_is_refused_and_the_next_is_read(large, good):
    assert len(inspect(large).tables["cities"]) > 60_000
    with ApartReader(LIMITS, SMALL) as reader:
        assert reason(reader, large) == "reader_memory"
        assert reader.inspect(good) == inspect(good)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux does it")
def test_two_children_read_ahead_and_a_package_that_ends_one_harms_no_other(large, good, bad):
    paths = [good, large, good, bad, good]
    with ApartReader(LIMITS, SMALL, children=2) as reader:
        found = list(reader.each(paths))
    assert [item.path for item in found] == paths
    kinds = [getattr(item.found, "reason", "") for item in found]
    assert kinds == ["", "reader_memory", "", "trailing_bytes", ""]


def test_who_stops_in_between_is_given_no_old_answer_of_any_child(good, bad):
    with ApartReader(children=2) as reader:
        for _ in reader.each([good, good, good]):
            break
        assert [getattr(one.found, "reason", "") for one in reader.each([bad, good])] == [
            "trailing_bytes", "",
        ]  # fmt: skip


def test_what_is_no_answer_is_told_as_a_crash(good, monkeypatch):
    """What the child says is believed only if it has the shape that was agreed."""
    with ApartReader(LIMITS, PROCESS) as reader:
        taken = iter([b"\xc1", msgspec.msgpack.encode({"code": "package", "reason": "made up"})])
        monkeypatch.setattr(reader._children[0], "take", lambda check: next(taken))
        assert reason(reader, good) == "reader_crash"
        monkeypatch.setattr(reader._children[0], "give", lambda task: None)
        assert reason(reader, good) == "reader_crash"
        monkeypatch.undo()
        reader.close()
        assert reader.inspect(good) == inspect(good)


def test_the_process_loads_neither_window_nor_storage_nor_reports():
    """Its start is most of what reading one small package costs."""
    heavy = (
        "PySide6",
        "pandas",
        "sqlalchemy",
        "openpyxl",
        "cryptography",
        "typst",
        "cel_expr_python",
        "ipdesk.snapshot",
        "ipdesk.checks.engine",
    )
    code = f"import sys, {apart.__name__}; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_the_process_may_cost_is_data():
    assert isinstance(PROCESS, Allowance)
    assert PROCESS.memory_bytes == 1 << 30
