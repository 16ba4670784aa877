"""Which files prove which places: what a report in memory holds, and questions to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ipdesk.catalogue.form import Form
from ipdesk.places import Place
from ipdesk.records import EvidenceRecord


class Uses:
    """The evidence of one report, by place and digest, in the order of attachment."""

    def __init__(self, records: Iterable[EvidenceRecord] = ()) -> None:
        self._by_place: dict[Place, dict[str, EvidenceRecord]] = {}
        for record in sorted(records, key=lambda record: (record.attached_at, record.name)):
            self.add(record)

    def add(self, record: EvidenceRecord) -> None:
        """Keep a use; one of the same place and digest is replaced."""
        self._by_place.setdefault(record.place, {})[record.digest] = record

    def remove(self, record: EvidenceRecord) -> None:
        """Forget a use."""
        held = self._by_place[record.place]
        del held[record.digest]
        if not held:
            del self._by_place[record.place]

    def put(self, place: Place, digest: str, use: EvidenceRecord | None) -> None:
        """Keep a use of the file at the place, or forget the one there is."""
        held = self.find(place, digest)
        if use is not None:
            self.add(use)
        elif held is not None:
            self.remove(held)

    def drop(self, row: Place) -> None:
        """Forget all uses of a row and its cells."""
        for use in self.at(row):
            self.remove(use)

    def __iter__(self) -> Iterator[EvidenceRecord]:
        for held in self._by_place.values():
            yield from held.values()

    def find(self, place: Place, digest: str) -> EvidenceRecord | None:
        """The use of a file at a place, None if there is none."""
        return self._by_place.get(place, {}).get(digest)

    def at(self, place: Place) -> list[EvidenceRecord]:
        """The evidence of a cell, or of a row with all its cells."""
        if place.column:
            return list(self._by_place.get(place, {}).values())
        return [
            record
            for at, held in self._by_place.items()
            if (at.section, at.row) == (place.section, place.row)
            for record in held.values()
        ]

    def count(self, section: str, row: str) -> int:
        """How many files prove a row or its cells; one that does so twice counts once."""
        return len({record.digest for record in self.at(Place(section, row))})

    def sizes(self) -> dict[str, int]:
        """The size of each file in bytes, by digest."""
        return {record.digest: record.size for record in self}

    def homeless(self, form: Form) -> list[EvidenceRecord]:
        """The uses at places that the form does not have."""
        return [record for record in self if not _has_place(form, record.place)]

    def in_order(self, form: Form) -> list[EvidenceRecord]:
        """The uses in the order of the form's sections; rows as they were attached to."""
        sections = {code: number for number, code in enumerate(form.sections)}
        return sorted(self, key=lambda record: sections.get(record.section, len(sections)))


def _has_place(form: Form, place: Place) -> bool:
    section = form.sections.get(place.section)
    if section is None or (place.column and place.column not in section.columns):
        return False
    return section.open or place.row in section.rows
