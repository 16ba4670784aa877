"""Writes ``resources/schemas``: the JSON Schemas of the files in a package.

``--check`` writes nothing and fails where a file is out of date.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from ipdesk.package.schemas import NAMES, SUFFIX, schema

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "schemas"


def texts() -> dict[str, str]:
    """The text of each file by its name."""
    return {
        name + SUFFIX: json.dumps(schema(name), ensure_ascii=False, indent=1) + "\n"
        for name in NAMES
    }


def main() -> int:
    """Write the files, or compare them."""
    made = texts()
    if "--check" in sys.argv[1:]:
        found = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
        same = found == made
        print("" if same else f"{FOLDER} is out of date: python -m installer.schemas")
        return 0 if same else 1
    FOLDER.mkdir(exist_ok=True)
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
