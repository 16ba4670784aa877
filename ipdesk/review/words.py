"""The desk in words: verdicts, states, roles, reasons, differences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ipdesk.catalogue.model import Label
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError, PackageRefused, UsageError
from ipdesk.local_time import local_time
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.regions import Regions
from ipdesk.review.checks_made import Outcome, checks_made
from ipdesk.review.reasons import REASONS
from ipdesk.review.records import Difference, Judged, Reason, SignatureFound, Submission
from ipdesk.review.role_names import role_name
from ipdesk.signing.words import SignatureWords, short


class DeskWords:
    """Words for what the desk holds; times are those of the place where the program runs.

    ``kinds`` are the names of report kinds by code.
    """

    def __init__(
        self, translator: Translator, regions: Regions, kinds: Mapping[str, Label]
    ) -> None:
        self._translator = translator
        self._kinds = kinds
        self._regions = regions
        self._signatures = SignatureWords(translator)
        self._errors = ErrorSentences(translator)

    def verdict(self, verdict: str) -> str:
        """What was found, in a word or two."""
        tr = self._translator.tr
        return {
            "valid": tr("Found valid"),
            "differences": tr("Valid, with differences"),
            "quarantined": tr("Quarantined"),
            "refused": tr("Refused"),
        }[verdict]

    def state(self, state: str) -> str:
        """Where it stands with SIPO."""
        tr = self._translator.tr
        return {
            "received": tr("received"),
            "returned": tr("returned"),
            "accepted": tr("accepted"),
            "superseded": tr("replaced by a copy with more signatures"),
            "quarantined": tr("counts nowhere"),
            "refused": tr("counts nowhere"),
        }[state]

    def role(self, role: str) -> str:
        """A role at the desk."""
        return role_name(role, self._translator)

    def unit(self, code: str) -> str:
        """The short name of a unit; one that is not known stays as it is written."""
        known = self._regions.units.get(code)
        return self._translator.label(known.short) if known else code

    def kind(self, code: str) -> str:
        """A kind of report; one that is not known stays as it is written."""
        return self._translator.label(self._kinds.get(code)) or code

    def title(self, one: Submission) -> str:
        """What it is: unit, kind, year and later revision; of what cannot be read, the file."""
        if not one.unit:
            return one.file
        tr, unit, kind = self._translator.tr, self.unit(one.unit), self.kind(one.kind)
        if one.revision <= 1:
            return tr("{unit}, {kind} {year}", unit=unit, kind=kind, year=one.year)
        return tr(
            "{unit}, {kind} {year}, revision {revision}",
            unit=unit,
            kind=kind,
            year=one.year,
            revision=one.revision,
        )

    def reason(self, reason: Reason) -> str:
        """One reason as a sentence."""
        params = dict(reason.params)
        if reason.code in ("integrity", "form"):
            params["why"] = self._fault(params)
        if "key" in params:
            params["key"] = short(params["key"])
            params["role"] = self._signatures.role(params["role"])
        if "unit" in params:
            params["unit"] = self.unit(params["unit"])
        if "at" in params:
            params["at"] = local_time(params["at"], "minutes")
        return self._translator.tr(REASONS[reason.code].sentence).format_map(params)

    def reasons(self, one: Judged) -> list[str]:
        """All its reasons; that all is in order where there is none."""
        said = self.sentences(one.reasons)
        return said or [self._translator.tr("Everything that was checked is in order.")]

    def sentences(self, reasons: Iterable[Reason]) -> list[str]:
        """The reasons as sentences."""
        return [self.reason(reason) for reason in reasons]

    def checks(self, one: Judged) -> list[tuple[str, str, Outcome]]:
        """What was checked, and what came of it, in words and as it is."""
        tr = self._translator.tr
        outcomes = {
            "done": tr("in order"),
            "waived": tr("let pass by the chief"),
            "failed": tr("not in order"),
            "not_made": tr("not checked"),
        }
        return [(tr(name), outcomes[outcome], outcome) for name, outcome in checks_made(one)]

    def signature(self, found: SignatureFound) -> str:
        """Who signed with which key when, and what was found of it."""
        return self._translator.tr(
            "{role}, key {key}, {when}: {found}",
            role=self._signatures.role(found.role),
            key=short(found.fingerprint),
            when=local_time(found.signed_at, "minutes"),
            found=self._signatures.state(found.state),  # type: ignore[arg-type]  # as it was stored
        )

    def signer(self, found: SignatureFound) -> str:
        """In what capacity a signature was made."""
        return self._translator.tr("Signature: {role}", role=self._signatures.role(found.role))

    def found(self, found: SignatureFound) -> str:
        """What was found of a signature, and by which key it was made when."""
        return self._translator.tr(
            "{found}; key {key}, {when}",
            found=self._signatures.state(found.state),  # type: ignore[arg-type]  # as it was stored
            key=short(found.fingerprint),
            when=local_time(found.signed_at),
        )

    def place(self, difference: Difference) -> str:
        """Where a difference is, by its codes, and what differs."""
        codes = " ".join(filter(None, Place(*difference.place)))
        return " · ".join(filter(None, (difference.rule, codes, self.aspect(difference.aspect))))

    def aspect(self, aspect: str) -> str:
        """What of an outcome differs."""
        tr = self._translator.tr
        return {
            "state": tr("outcome"),
            "sides": tr("compared values"),
            "operands": tr("values that went in"),
            "explanation": tr("explanation"),
            "level": tr("gravity"),
            "absent": tr("only on one side"),
            "problem": tr("problem"),
            "value": tr("value of the cell"),
            "stand": tr("stand against the target"),
            "withdrawn": tr("withdrawn rules"),
        }.get(aspect, aspect)

    def side(self, aspect: str, text: str) -> str:
        """What one side says: outcomes and states of cells in words, anything else as it is."""
        tr = self._translator.tr
        if aspect in ("state", "absent"):
            return {
                "holds": tr("holds"),
                "fails": tr("does not hold"),
                "not_applicable": tr("not applicable"),
                "not_evaluated": tr("not evaluated"),
            }.get(text, text)
        if aspect != "value":
            return text
        state, _, value = text.partition(" ")
        name = {
            "valid": "",
            "blank": tr("(blank)"),
            "invalid": tr("not valid"),
            "not_applicable": tr("not applicable"),
            "not_available": tr("not available"),
        }.get(state, state)
        return " ".join(filter(None, (name, value)))

    def difference(self, difference: Difference) -> str:
        """Where, theirs and ours."""
        return self._translator.tr(
            "{where}: the package says {theirs}, the desk finds {ours}",
            where=self.place(difference),
            theirs=self.side(difference.aspect, difference.theirs) or "–",
            ours=self.side(difference.aspect, difference.ours) or "–",
        )

    def _fault(self, params: dict[str, str]) -> str:
        said = {name: text for name, text in params.items() if name not in ("of", "reason")}
        kind = UsageError if params.get("of") == "usage" else PackageRefused
        fault: KnownError = kind(params.get("reason", ""), **said)
        return self._errors.reason(fault)
