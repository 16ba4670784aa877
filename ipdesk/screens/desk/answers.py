"""The desk's answer to a submission: what was said on both sides, and what can be done now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ipdesk.comments.words import CommentWords
from ipdesk.error_sentences import ErrorSentences
from ipdesk.local_time import local_time
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.receipts.texts import Decision, Outcome, ReceiptText
from ipdesk.receipts.words import ReceiptWords, ruling_words
from ipdesk.review.answering import ANSWERED, comment, decide, disputes_of, rule_on, withdraw
from ipdesk.review.desk import Desk
from ipdesk.review.followed import answered
from ipdesk.review.issuing import drafted
from ipdesk.review.log_words import LogWords
from ipdesk.review.permission import why_not
from ipdesk.review.places import places_of
from ipdesk.review.records import Dealings, Judged, Remark, ReviewComment, Submission
from ipdesk.review.refusal import DeskRefused
from ipdesk.review.words import DeskWords
from ipdesk.sentences import Sentences


class AnswerLine(NamedTuple):
    """A line of the list. ``comment`` can be withdrawn, ``dispute`` be answered."""

    texts: tuple[str, ...]
    comment: ReviewComment | None = None
    dispute: Remark | None = None


class AnswersScreen:
    """Comments, disputes and receipts of one submission; of a revision also what it answers."""

    def __init__(self, desk: Desk, number: int, translator: Translator) -> None:
        self.desk = desk
        self._number = number
        self._translator = translator
        self._words = CommentWords(translator)
        self.refresh()

    def refresh(self) -> None:
        """Read the desk anew."""
        self._found: Judged = self.desk.judged(self._number)
        self._dealings: Dealings = self.desk.store.dealings(self._number)
        self._sentences = self._sentences_of()
        self.lines = [*self._answered(), *self._comments(), *self._disputes()]

    @property
    def submission(self) -> Submission:
        """The submission as it stands."""
        return self._found.submission

    @property
    def standing(self) -> bool:
        """Whether it is known to be its unit's, so that it can be answered."""
        return self.submission.state in ANSWERED

    @property
    def may_answer(self) -> bool:
        """Whether this person can comment here."""
        return self.standing and self.desk.role in ("reviewer", "chief")

    def why_not(self) -> str:
        """Why this person cannot answer here, "" where it can."""
        if not self.standing:
            return self._translator.tr("It cannot be answered before it is known whose it is.")
        return why_not(self.desk, "reviewer", self._translator)

    def why_not_return(self) -> str:
        """The same of returning: what is accepted, a chief alone returns."""
        if self.submission.state != "accepted" or self.desk.role == "chief":
            return self.why_not()
        fault = DeskRefused("accepted_chief", number=self._number)
        return self.why_not() or ErrorSentences(self._translator).what(fault)

    @property
    def may_accept(self) -> bool:
        """Whether it can be accepted."""
        return self.may_answer and self.submission.state == "received"

    @property
    def may_return(self) -> bool:
        """Whether it can be returned."""
        chief = self.desk.role == "chief"
        open_states = ("received", "accepted") if chief else ("received",)
        return self.may_answer and self.submission.state in open_states

    @property
    def may_issue(self) -> bool:
        """Whether a receipt can be issued."""
        return self.may_answer and self.submission.state in ("accepted", "returned")

    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        tr = self._translator.tr
        return tr("Place"), tr("Text"), tr("By"), tr("Answer")

    def summary(self) -> str:
        """Where the answer stands, and what comes next."""
        tr, receipts = self._translator.tr, self._dealings.receipts
        if self.why_not():
            return self.why_not()
        if receipts:
            last = receipts[-1]
            when = local_time(last.issued_at)
            return tr("Receipt number {number} was issued {when}.", number=last.number, when=when)
        if self.submission.state == "received":
            return tr("Comment where something is to be changed; then accept or return it.")
        return tr("Decided. Issue the receipt and give it to the unit.")

    def draft(self) -> ReceiptText:
        """What a receipt issued now would state; raises :class:`DeskRefused` if undecided."""
        return drafted(self.desk, self._number)

    def receipt_words(self) -> ReceiptWords:
        """Words for receipts for this submission."""
        desk = DeskWords(self._translator, self.desk.regions, self.desk.kinds())
        return ReceiptWords(self._translator, desk, self.place)

    def place(self, place: Place) -> str:
        """A place in words."""
        return self._sentences.place(place) if self._sentences else " ".join(filter(None, place))

    def comment(self, place: Place, text: str) -> None:
        """Comment on a place; raises what :func:`ipdesk.review.answering.comment` raises."""
        comment(self.desk, self._number, place, text)
        self.refresh()

    def withdraw(self, one: ReviewComment) -> None:
        """Take a comment back."""
        withdraw(self.desk, self._number, one.id)
        self.refresh()

    def rule(
        self, dispute: Remark, decision: Decision, text: str, document: str, patch: str
    ) -> None:
        """Answer a disputed rule."""
        by = {"document": document, "patch": patch}
        seen = self.submission.version
        rule_on(self.desk, self._number, dispute, decision, text, **by, seen=seen)
        self.refresh()

    def decide(self, state: Outcome, text: str) -> None:
        """Accept or return what was last read; somebody else's change since is a ``Conflict``."""
        decide(self.desk, self._number, state, text, self.submission.version)
        self.refresh()

    def after_conflict(self) -> str:
        """Read the desk anew, and say what somebody else has done to the submission meanwhile."""
        self.refresh()
        told = [entry for entry in self.desk.log() if entry.report == str(self._number)]
        desk = DeskWords(self._translator, self.desk.regions, {})
        words = LogWords(self.desk, desk, {}, self._translator)
        last, tr = told[-1], self._translator.tr
        return tr(
            "What it is now: {what} ({who}, {when}).",
            what=tr("; ").join(filter(None, (words.action(last), last.reason))),
            who=last.actor,
            when=local_time(last.at, "minutes"),
        )

    def _answered(self) -> Iterator[AnswerLine]:
        """What a revision says to the comments on the one before, with the cell then and now."""
        tr = self._translator.tr
        for one in answered(self.desk, self._found):
            said = [answer.text for answer in one.answers]
            if one.before != one.after:
                said.append(f"{one.before or tr('(blank)')} → {one.after or tr('(blank)')}")
            if one.done and not said:
                said.append(tr("dealt with"))
            if one.why and not said:
                said.append(tr("not answered: {why}", why=one.why))
            texts = (
                self.place(one.comment.place),
                one.comment.text,
                tr("revision before, {who}", who=self._by(one.comment)),
                tr("; ").join(said) or tr("not answered"),
            )
            yield AnswerLine(texts)

    def _comments(self) -> Iterator[AnswerLine]:
        for one in self._dealings.comments:
            if not one.withdrawn_at:
                texts = (self.place(one.place), one.text, self._by(one), "")
                yield AnswerLine(texts, comment=one)

    def _disputes(self) -> Iterator[AnswerLine]:
        tr = self._translator.tr
        ruled = {one[1:5]: one for one in self._dealings.rulings}
        for one in disputes_of(self._found):
            where = self.place(Place(one.section, one.row, one.column))
            ruling = ruled.get(one[:4])
            texts = (
                tr("{rule}, {place}", rule=one.rule, place=where),
                one.text,
                tr("disputed by the unit"),
                ruling_words(ruling, self._translator) if ruling else tr("not answered"),
            )
            yield AnswerLine(texts, dispute=one)

    def _by(self, one: ReviewComment) -> str:
        return f"{one.author} · {self._words.role(one.role)}"

    def _sentences_of(self) -> Sentences | None:
        if not self.standing:
            return None
        places = places_of(self.desk, self._found)
        return Sentences(self._translator, lambda: places.form, places.cell)
