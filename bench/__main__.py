"""``make bench``: takes the measures, prints the table, keeps it as ``bench/out/latest.json``.

``python -m bench [MEASURE ...]`` takes only the measures named. The exit code is 0 whether
goals are met or not: figures inform, tests decide.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.findings import Finding
from bench.site import OUT, Site
from bench.table import table

MEASURES = (
    "start",
    "edit",
    "check",
    "roster",
    "paste",
    "screen",
    "arrange",
    "seal",
    "evidence",
    "scans",
    "reading",
    "outputs",
    "importing",
    "paper",
    "years",
    "intake",
    "nation",
)
PEERS = "peers"
BY_NAME = (PEERS, "prefectures", "frozen")
"""Taken only when they are asked for."""
LATEST = OUT / "latest.json"


def main() -> int:
    """Take the measures that were asked for."""
    names = _chosen()
    OUT.mkdir(exist_ok=True)
    findings: list[Finding] = []
    # On the disk of the checkout: a temporary folder of the system may lie in memory.
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        for name in names:
            print(f"measuring {name} ...", file=sys.stderr, flush=True)
            site = Site(Path(folder) / name)
            found = importlib.import_module(f"bench.measures.{name}").measure(site)
            findings.extend(found)
    print(table(findings))
    facts = {"machine": _machine(), "findings": [finding.facts() for finding in findings]}
    LATEST.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def _chosen() -> list[str]:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=", ".join(MEASURES))
    names: list[str] = parser.parse_args().measures or list(MEASURES)
    unknown = set(names) - {*MEASURES, *BY_NAME}
    if unknown:
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    if os.environ.get("PEERS") and PEERS not in names:
        names.append(PEERS)
    return names


def _machine() -> dict[str, Any]:
    """What the figures depend on besides the code."""
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "load": os.getloadavg() if hasattr(os, "getloadavg") else None,
    }


if __name__ == "__main__":
    sys.exit(main())
