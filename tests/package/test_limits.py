"""The limits of the reader: they hold, and they are what the format says."""

import pytest
from package_builder import archive

from ipdesk.errors import PackageRefused
from ipdesk.package.limits import LIMITS
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
        (LIMITS.but(line_size=50), "history_line"),
    ],
)
def test_limits_hold(limits, reason, files, tmp_path):
    path = tmp_path / "x.ipsub"
    path.write_bytes(archive(files))
    with pytest.raises(PackageRefused) as refused:
        verify(path, limits)
    assert refused.value.reason == reason
