"""What installing a data pack would do to a workspace: seen before anything is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ipdesk.catalogue.model import Catalogue
from ipdesk.data_packs.kept import InstalledPack, KeptPacks
from ipdesk.data_packs.reader import DataPack
from ipdesk.data_packs.refusal import DataPackRefused
from ipdesk.data_packs.texts import DenominatorText, EnrolmentText, PackText
from ipdesk.data_packs.trust import Trust
from ipdesk.deadlines import Deadline, Due, checked
from ipdesk.errors import KnownError
from ipdesk.places import Place
from ipdesk.records import PACK, FigureRecord
from ipdesk.series_names import SeriesNames, yearly_form
from ipdesk.values import State, parse

Change = Literal["new", "changed", "equal", "left"]
What = Literal["denominator", "deadline", "enrolment", "catalogue"]


class PackEntry(NamedTuple):
    """One entry of the pack against the workspace; ``left``: it does not fit, ``why`` says so.

    ``name`` is a series and its year, a kind and its year, a fingerprint, or the name of a
    catalogue pack, as codes. ``before`` and ``after`` are texts as they are kept.
    """

    change: Change
    what: What
    name: tuple[str, ...]
    before: str
    after: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class PackPlan:
    """The preview of an installation. ``others`` counts the figures of other units.

    ``installed``: the very same pack is there, and there is nothing to do.
    """

    pack: DataPack
    trust: Trust
    installed: bool
    entries: tuple[PackEntry, ...]
    figures: tuple[FigureRecord, ...]
    deadlines: Mapping[Due, Deadline]
    enrolments: tuple[EnrolmentText, ...]
    others: int

    @property
    def counts(self) -> Counter[Change]:
        """How many entries there are of each kind of change."""
        return Counter(entry.change for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a plan is made against: the workspace as far as packs concern it."""

    unit: str
    practice: bool
    catalogue: Catalogue
    figures: Iterable[FigureRecord]
    deadlines: Mapping[Due, Deadline]
    kept: KeptPacks
    editions: frozenset[tuple[str, int]]


def plan_pack(pack: DataPack, trust: Trust, ground: Ground, at: str) -> PackPlan:
    """The plan of installing a pack; ``at`` is when (UTC, ISO 8601).

    Raises :class:`DataPackRefused` if the pack is older than what is installed, another of the
    same number, or an exercise for a workspace that is none.
    """
    if pack.text.fictitious and not ground.practice:
        raise DataPackRefused("fictitious")
    installed = _is_installed(pack, ground.kept)
    own = [entry for entry in pack.contents.denominators if entry.unit == ground.unit]
    figures = _Figures(pack.text, ground.catalogue, ground.figures, at)
    figure_entries = [figures.entry(entry) for entry in own]
    deadlines, deadline_entries = _deadlines(pack, ground)
    enrolments, enrolment_entries = _enrolments(pack, ground.kept)
    return PackPlan(
        pack,
        trust,
        installed,
        (*figure_entries, *deadline_entries, *enrolment_entries, *_catalogues(pack, ground)),
        tuple(figures.taken),
        deadlines,
        enrolments,
        len(pack.contents.denominators) - len(own),
    )


def _is_installed(pack: DataPack, kept: KeptPacks) -> bool:
    text, there = pack.text, kept.packs.get(pack.text.edition)
    newer = kept.newer(text.edition)
    if there is not None and there.sequence == text.sequence:
        if there.seal != pack.seal:
            raise DataPackRefused("other_content", edition=text.edition, sequence=text.sequence)
        return True
    if there is not None and there.sequence > text.sequence:
        raise DataPackRefused(
            "older", edition=text.edition, sequence=text.sequence, installed=there.sequence
        )
    if newer is not None:
        raise DataPackRefused("superseded", edition=text.edition, newer=newer.edition)
    return False


def figures_stated(
    pack: InstalledPack, said: Iterable[DenominatorText], catalogue: Catalogue
) -> tuple[FigureRecord, ...]:
    """What a workspace that had none before takes of a pack's denominators of its unit."""
    figures = _Figures(pack, catalogue, (), pack.installed_at)
    for entry in said:
        figures.entry(entry)
    return tuple(figures.taken)


class _Figures:
    """Compares the unit's denominators with what packs of this edition have said before."""

    def __init__(
        self,
        text: PackText | InstalledPack,
        catalogue: Catalogue,
        held: Iterable[FigureRecord],
        at: str,
    ) -> None:
        self._origin = PACK + text.edition
        self._source = f"{text.title.zh} {text.edition}"
        self._at = at
        known = (figure for figure in held if figure.origin == self._origin)
        self._known = {(f.series, f.year, f.vintage): f for f in known}
        codes = [category.code for category in catalogue.categories]
        self._names = [SeriesNames(yearly_form(catalogue, code)) for code in codes]
        self.taken: list[FigureRecord] = []

    def entry(self, said: DenominatorText) -> PackEntry:
        """What becomes of an entry; what is new or changed is taken."""
        name = (said.series, str(said.year), said.vintage)
        before = self._known.get((said.series, said.year, said.vintage))
        held = before.value if before else ""
        why = self._unfit(said)
        if why:
            return PackEntry("left", "denominator", name, held, said.value, why)
        figure = self._figure(said)
        same = before is not None and before._replace(recorded_at=self._at) == figure
        if not same:
            self.taken.append(figure)
        change: Change = "equal" if same else "new" if before is None else "changed"
        return PackEntry(change, "denominator", name, held, said.value)

    def _unfit(self, said: DenominatorText) -> str:
        """Why the catalogue has no place for an entry, "" if it has."""
        place = Place.of_address(said.series)
        for names in self._names:
            if names.knows(place):
                form = names.form.sections[place.section]
                unit = form.unit(place.row, place.column)
                if said.measure != (unit.zh if unit else ""):
                    return "measure"
                state = parse(said.value, form.spec(place.row, place.column)).state
                return "" if state is State.VALID else "value"
        return "series"

    def _figure(self, said: DenominatorText) -> FigureRecord:
        source = " · ".join(filter(None, (self._source, said.source)))
        return FigureRecord(
            said.series,
            said.year,
            self._origin,
            said.vintage,
            said.value,
            source,
            said.document,
            self._at,
        )


def _deadlines(pack: DataPack, ground: Ground) -> tuple[dict[Due, Deadline], list[PackEntry]]:
    taken: dict[Due, Deadline] = {}
    entries = []
    for said in pack.contents.deadlines:
        held, deadline = ground.deadlines.get(said.due), said.deadline()
        name, before = (said.kind, str(said.year)), _spelt(held)
        try:
            checked(ground.catalogue, said.due, deadline)
        except KnownError:
            entries.append(PackEntry("left", "deadline", name, before, _spelt(deadline), "kind"))
            continue
        if held != deadline:
            taken[said.due] = deadline
        change: Change = "equal" if held == deadline else "changed" if held else "new"
        entries.append(PackEntry(change, "deadline", name, before, _spelt(deadline)))
    return taken, entries


def _enrolments(
    pack: DataPack, kept: KeptPacks
) -> tuple[tuple[EnrolmentText, ...], list[PackEntry]]:
    """What is taken of the enrolments; a revocation is never taken back."""
    taken, entries = [], []
    for said in pack.contents.enrolments:
        held = kept.enrolled.get(said.fingerprint)
        stays = held is not None and held.revoked_at is not None and said.revoked_at is None
        change: Change = "equal" if held == said or stays else "changed" if held else "new"
        if change != "equal":
            taken.append(said)
        before, after = _stand(held), _stand(held if stays else said)
        name = (said.fingerprint, said.key.unit, said.key.role)
        entries.append(PackEntry(change, "enrolment", name, before, after))
    return tuple(taken), entries


def _catalogues(pack: DataPack, ground: Ground) -> Iterator[PackEntry]:
    for inside in pack.contents.catalogues:
        _, _, rest = inside.name.partition("-")
        code, _, version = rest.rpartition("-v")
        there = (code, int(version)) in ground.editions
        change: Change = "equal" if there else "new"
        yield PackEntry(change, "catalogue", (inside.name, code, version), "", version)


def _spelt(deadline: Deadline | None) -> str:
    return f"{deadline.day.isoformat()} {deadline.document}" if deadline else ""


def _stand(entry: EnrolmentText | None) -> str:
    """``valid``, ``revoked`` or "" where the key is not known."""
    if entry is None:
        return ""
    return "revoked" if entry.revoked_at is not None else "valid"
