"""Data packs in words: what a pack is, what it holds, and what installing it would do."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from ipdesk import formats
from ipdesk.catalogue.model import Catalogue
from ipdesk.catalogue.section_form import SectionForm
from ipdesk.data_packs.kept import InstalledPack, KeptPacks
from ipdesk.data_packs.plan import PackEntry
from ipdesk.data_packs.texts import PackText
from ipdesk.data_packs.trust import shown
from ipdesk.local_time import local_time
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.regions import Regions
from ipdesk.series_names import SeriesNames, yearly_form
from ipdesk.signing.words import KeyWords, SignatureWords, short
from ipdesk.values import parse_number


class PackWords:
    """Words for packs, with the names of one catalogue."""

    def __init__(self, translator: Translator, regions: Regions, catalogue: Catalogue) -> None:
        self._translator = translator
        self._catalogue = catalogue
        self._keys = KeyWords(translator, regions)
        self._roles = SignatureWords(translator)

    @functools.cached_property
    def _names(self) -> list[SeriesNames]:
        """The series of each category's yearly form."""
        codes = [category.code for category in self._catalogue.categories]
        return [SeriesNames(yearly_form(self._catalogue, code)) for code in codes]

    def name(self, text: PackText | InstalledPack) -> str:
        """A pack's title, edition and number."""
        tr, title = self._translator.tr, self._translator.label(text.title.label())
        said = tr("{title}, edition {edition} no. {n}", title=title, edition=text.edition,
                  n=text.sequence)  # fmt: skip
        return tr("{pack} (fictitious exercise)", pack=said) if text.fictitious else said

    def holds(self, counts: Mapping[str, int]) -> str:
        """How much of what is in it."""
        ntr, n = self._translator.ntr, counts.get
        words = {
            "denominators": ntr("{n} denominator", "{n} denominators", n("denominators", 0)),
            "deadlines": ntr("{n} deadline", "{n} deadlines", n("deadlines", 0)),
            "enrolments": ntr("{n} key", "{n} keys", n("enrolments", 0)),
            "catalogue": ntr("{n} catalogue edition", "{n} catalogue editions", n("catalogue", 0)),
        }
        said = [word for kind, word in words.items() if counts.get(kind)]
        return self._translator.tr(", ").join(said)

    def facts(self, text: PackText) -> list[tuple[str, str]]:
        """Names and values of what a pack says of itself."""
        tr = self._translator.tr
        counts: dict[str, int] = {}
        for file in text.files:
            counts[file.kind] = counts.get(file.kind, 0) + file.count
        facts = [
            (tr("Issued by"), self._translator.label(text.issuer.label())),
            (tr("Date"), formats.date(text.issued, self._translator)),
            (tr("Document number"), text.document),
            (tr("Holds"), self.holds(counts)),
            (tr("Takes the place of"), text.supersedes or ""),
            (tr("Key"), shown(text.signer.fingerprint)),
            (tr("Key valid"), self._keys.span(text.signer)),
        ]
        return [fact for fact in facts if fact[1]]

    def installed(self, pack: InstalledPack, kept: KeptPacks) -> list[tuple[str, str]]:
        """Names and values of what is kept of an installed pack."""
        tr = self._translator.tr
        newer = kept.newer(pack.edition)
        state = tr("Superseded by edition {edition}", edition=newer.edition) if newer else ""
        facts = [
            (tr("State"), state or tr("In use now")),
            (tr("Issued by"), self._translator.label(pack.issuer.label())),
            (tr("Date"), formats.date(pack.issued, self._translator)),
            (tr("Document number"), pack.document),
            (tr("Holds"), self.holds(pack.counts)),
            (tr("Signed with key"), short(pack.fingerprint)),
            (tr("Installed"), local_time(pack.installed_at)),
        ]
        return [fact for fact in facts if fact[1]]

    def in_use(self, kept: KeptPacks) -> str:
        """Which packs are in use, in one line; "" where none is installed."""
        tr = self._translator.tr
        said = [
            tr(
                "{pack}, {date}, key {key}",
                pack=self.name(pack),
                date=formats.date(pack.issued, self._translator),
                key=short(pack.fingerprint),
            )
            for pack in kept.in_use()
        ]
        return tr("Data pack in use: {packs}", packs=tr("; ").join(said)) if said else ""

    def entry(self, entry: PackEntry) -> str:
        """What an entry is about."""
        tr, dot = self._translator.tr, " · "
        if entry.what == "denominator":
            series, year, _ = entry.name
            return dot.join((self._series(series), year))
        if entry.what == "deadline":
            kind, year = entry.name
            return dot.join(
                filter(None, (tr("Deadline"), self._kind(kind), year.strip("0") and year))
            )
        if entry.what == "enrolment":
            fingerprint, unit, role = entry.name
            return dot.join((self._keys.unit(unit), self._roles.role(role), short(fingerprint)))
        _, code, version = entry.name
        return tr("Catalogue edition {edition} v{version}", edition=code, version=version)

    def text(self, entry: PackEntry, raw: str) -> str:
        """What an entry says, before or after."""
        tr = self._translator.tr
        if not raw or entry.what == "catalogue":
            return ""
        if entry.what == "deadline":
            return formats.date(raw.partition(" ")[0], self._translator)
        if entry.what == "enrolment":
            return tr("revoked") if raw == "revoked" else tr("enrolled")
        return self._figure(entry.name[0], raw)

    def where(self, entry: PackEntry) -> str:
        """Which publication a figure is of, or which document sets a deadline."""
        if entry.what == "denominator":
            return entry.name[2]
        return entry.after.partition(" ")[2] if entry.what == "deadline" else ""

    def why(self, entry: PackEntry) -> str:
        """Why an entry is left out."""
        tr = self._translator.tr
        return {
            "": "",
            "series": tr("the catalogue here has no such figure"),
            "measure": tr("the figure has another unit of measure here"),
            "value": tr("the value does not fit here"),
            "kind": tr("the catalogue here has no such report"),
        }[entry.why]

    def _series(self, address: str) -> str:
        place = Place.of_address(address)
        for names in self._names:
            if names.knows(place):
                return " · ".join(self._translator.label(x) for x in names.labels(place))
        return address

    def _figure(self, address: str, raw: str) -> str:
        number = parse_number(raw)
        form = self._form(Place.of_address(address))
        if isinstance(number, str):
            return raw
        place = Place.of_address(address)
        unit = form.unit(place.row, place.column) if form else None
        return formats.with_unit(formats.number(number), unit, self._translator)

    def _form(self, place: Place) -> SectionForm | None:
        knowing = (names for names in self._names if names.knows(place))
        found = next(knowing, None)
        return found.form.sections[place.section] if found else None

    def _kind(self, code: str) -> str:
        found = (kind for kind in self._catalogue.kinds if kind.code == code)
        kind = next(found, None)
        return self._translator.label(kind.label) if kind else code
