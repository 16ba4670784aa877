"""A column type is one entry of a table: the program with it reads, refuses and tells it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from followed_page import followed, followed_code

FILLED = """
import json, sys
from pathlib import Path
from ipdesk.catalogue.form import form_for
from ipdesk.catalogue.loader import load_edition
from ipdesk.coded_text import CODED
from ipdesk.reasons import VALUE
from ipdesk.values import parse

form = form_for(load_edition(Path(sys.argv[1])), "briefing", "leading")
spec = form.sections["briefing"].spec("1", "postcode")
cells = [parse(text, spec) for text in ("\\uff15\\uff11\\uff10000", "51")]
reasons = [flaw.reason for flaw in cells[1].flaws]
print(json.dumps({
    "type": spec.type, "states": [cell.state for cell in cells], "text": cells[0].text,
    "why": [VALUE[reason] for reason in reasons],
}))
"""


@pytest.fixture
def seen(tmp_path: Path) -> dict[str, object]:
    """What the program with the page's entry makes of two texts, in a process of its own."""
    resources = followed(tmp_path, "A report kind", "A column type")
    followed_code(tmp_path, "A column type")
    command = (sys.executable, "-c", FILLED, str(resources / "catalogue/2015-59"))
    # The folder of the copy stands before whatever is installed.
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_column_of_the_new_type_is_read_and_refused_in_its_words(seen: dict[str, object]) -> None:
    assert seen == {
        "type": "postcode",
        "states": ["valid", "invalid"],
        "text": "510000",
        "why": ["{name}: “{text}” is not a postcode"],
    }
