"""Two reports of a year each, to be set side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from print_pair import Edited, filled_report

from ipdesk.catalogue.form import form_for
from ipdesk.catalogue.model import Catalogue
from ipdesk.comparing.comparison import compare
from ipdesk.comparing.lines import Comparison

Compared = Callable[..., Comparison]


@pytest.fixture(scope="session")
def compared(edition: Catalogue) -> Compared:
    """The comparison of two annual reports with the given values."""
    form = form_for(edition, "annual", "leading")

    def make(before: Edited, after: Edited, **changes: object) -> Comparison:
        first = filled_report(form, before)
        return compare(first, filled_report(form, after, **changes))

    return make
