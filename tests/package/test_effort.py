"""Each kind of content counts towards what reading a package costs, as the format page says."""

import pytest

from ipdesk.errors import PackageRefused
from ipdesk.package import zip_format as zf
from ipdesk.package.directory import Entry
from ipdesk.package.effort import Effort

STORED = Entry("a", zf.STORED, 0, 2_500, 2_500, 0)
DEFLATED = Entry("a", zf.DEFLATED, 0, 100, 1_600, 0)
SPENDING = [
    (lambda effort: effort.files(5_000, ()), 20),
    (lambda effort: effort.files(0, (STORED,)), 210),
    (lambda effort: effort.files(0, (DEFLATED,)), 220),
    (lambda effort: effort.json(b'{"a":[1,2]}'), 3),
    (lambda effort: effort.lists(b'{"a":[1,2]}'), 12),
    (lambda effort: effort.table(b'a,"\'b",\n'), 5),
    (lambda effort: effort.odd_record(), 35),
    (lambda effort: effort.history(1_000), 40),
    (lambda effort: effort.pages(2, 160), 210),
]


@pytest.mark.parametrize(("spend", "units"), SPENDING)
def test_what_is_read_is_counted(spend, units):
    spend(Effort(units))
    with pytest.raises(PackageRefused) as refused:
        spend(Effort(units - 1))
    assert refused.value.reason == "effort"


def test_all_of_it_is_counted_together():
    effort = Effort(sum(units for _, units in SPENDING))
    for spend, _ in SPENDING:
        spend(effort)
    with pytest.raises(PackageRefused):
        effort.odd_record()
