"""The desk takes in many units' packages at once: read, proved, checked anew, stored.

All are made from one report. What the desk's own check finds of most is differences: that a report
is of another unit than the one it was filled for is no disadvantage to the measure.
"""

from __future__ import annotations

import itertools
import time
from pathlib import Path

from bench.findings import Finding, Goal
from bench.floors.bare_file import read_and_hash
from bench.handed_in import package_of, payload_of, with_sections
from bench.measures.roster import SECTION
from bench.measuring import Sample, interleaved, timed
from bench.site import Site
from ipdesk.catalogue.form import form_for
from ipdesk.changes import Edit
from ipdesk.places import Place
from ipdesk.review.anew import desk_reader
from ipdesk.review.enrolling import enrol
from ipdesk.review.intake import Intake
from ipdesk.sealing import Sealer
from ipdesk.signing.facts import KeyFacts
from ipdesk.workspace import Workspace

# Eight cells each, beside the four hundred of the example.
ROWS, ROUNDS = 330, 5
SECONDS = 3.0
FLOOR = "their bytes read, hashed"


def measure(site: Site) -> list[Finding]:
    """From the first file to the last commit, the start of what reads included."""
    with site.filled("sender") as workspace:
        fill_roster(workspace)
        for problem in workspace.checker.problems():
            if problem.level == "query" and not problem.explanation:
                workspace.explain(problem, "演练数据", "bench")
        header, form = workspace.report.header, workspace.form
        package = Sealer(site.services).seal(workspace, site.folder / "sealed").path
    payload, made = payload_of(package), []
    for unit in site.services.regions.units.values():
        # Municipalities have a section that the sender does not have.
        theirs = form_for(form.catalogue, header.kind, header.category, unit.code).sections
        own = with_sections(payload, [code for code in theirs if code not in form.sections])
        made.append(package_of(unit, own, site.folder / "in"))
    paths = [path for path, _ in made]
    keys = [facts for _, both in made for facts in both]
    taken = interleaved({"desk": _intake(site, paths, keys), "floor": lambda: _read(paths)}, ROUNDS)
    goal = Goal(SECONDS, of="value")
    name = f"take in {len(paths)} packages of 3,000 cells"
    return [Finding(name, taken["desk"], taken["floor"], FLOOR, "s", goal=goal)]


def fill_roster(workspace: Workspace) -> None:
    """Enterprises as a province with many of them reports them."""
    form = workspace.form.sections[SECTION]
    level = form.codelist("B0", "level")[0].code
    texts = {
        "place": "广州市天河区",
        "industry": "计算机、通信和其他电子设备制造业",
        "level": level,
        "inventions": "1",
        "recognised": "2016-03-01",
        "document": "粤知〔2016〕12号",
        "note": "演练",
    }
    edits = [
        Edit(Place(SECTION, f"B{number}", column), raw)
        for number in range(ROWS)
        for column, raw in {"name": f"企业{number:05d}", **texts}.items()
    ]
    workspace.apply(edits)


def _intake(site: Site, paths: list[Path], keys: list[KeyFacts]) -> Sample:
    numbers = itertools.count()

    def sample() -> float:
        # Each time a desk that knows the keys and nothing else; making it is not measured.
        place = str(site.folder / f"desk-{next(numbers)}.ipdesk")
        desk = site.services.desks.create(place, "bench", practice=True)
        for facts in keys:
            enrol(desk, facts, "bench")
        with desk_reader(desk) as reader:
            start = time.perf_counter()
            found = list(Intake(desk, reader).take(paths))
            seconds = time.perf_counter() - start
        desk.close()
        if not all(arrival.counts for arrival in found):
            raise AssertionError("a package was not taken in")
        return seconds

    return sample


def _read(paths: list[Path]) -> float:
    return timed(lambda: [read_and_hash(path) for path in paths])()
