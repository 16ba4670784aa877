"""The limits of the reader: they hold, and they are what the format says."""

import re
from pathlib import Path

import msgspec
import pytest
from package_builder import archive

from ipdesk.errors import PackageRefused
from ipdesk.package.limits import FILE, LIMITS, read_limits
from ipdesk.package.refusals import PACKAGE
from ipdesk.package.verify import verify


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (LIMITS.but(file_size=1000), "file_size"),
        (LIMITS.but(entries=5), "too_many_entries"),
        (LIMITS.but(total_size=1000), "total_size"),
        (LIMITS.but(text_size=60), "content_size"),
        (LIMITS.but(json_marks=3), "json_items"),
        (LIMITS.but(json_depth=1), "json_depth"),
        (LIMITS.but(line_size=200), "history_line"),
        (LIMITS.but(history_size=1000), "content_size"),
        (LIMITS.but(list_size=500), "content_size"),
        (LIMITS.but(list_marks=20), "json_items"),
        (LIMITS.but(table_size=900), "tables_size"),
        (LIMITS.but(table_records=12), "table_records"),
        (LIMITS.but(effort=5_000), "effort"),
    ],
)
@pytest.mark.parametrize("kept", [LIMITS.kept_size, 1])
def test_limits_hold(limits, kept, reason, files, tmp_path):
    path = tmp_path / "x.ipsub"
    path.write_bytes(archive(files))
    with pytest.raises(PackageRefused) as refused:
        verify(path, limits.but(kept_size=kept))
    assert refused.value.reason == reason


def test_the_format_states_the_limits_that_hold() -> None:
    """docs/package-format.md prints them for whoever writes another reader."""
    page = (Path(__file__).parents[2] / "docs" / "package-format.md").read_text(encoding="utf-8")
    table = page.partition("| name | limit |")[2].partition("\n\n")[0]
    stated = dict(re.findall(r"^\| (\w+) \| ([0-9,]+) \|", table, re.MULTILINE))
    file = read_limits()
    known = {name: getattr(file.package, name) for name in file.package.__struct_fields__}
    known |= {name: getattr(file.process, name) for name in file.process.__struct_fields__}
    assert {name: int(text.replace(",", "")) for name, text in stated.items()} == known


def test_every_reason_is_in_the_format_and_none_besides() -> None:
    page = (Path(__file__).parents[2] / "docs" / "package-format.md").read_text(encoding="utf-8")
    stated = set(re.findall(r"`([a-z][a-z0-9]*(?:_[a-z0-9]+)*)`", page))
    of_packs = {reason for reason in PACKAGE if reason.startswith("pack_")}
    assert set(PACKAGE) - of_packs <= stated


def test_the_file_of_limits_says_each_of_them_and_nothing_else(tmp_path) -> None:
    text = FILE.read_text(encoding="utf-8")
    for changed in (text.replace("entries =", "entires ="), text.replace("depth = 6", "depth = 0")):
        path = tmp_path / "limits.toml"
        path.write_text(changed, encoding="utf-8")
        with pytest.raises(msgspec.ValidationError):
            read_limits(path)
