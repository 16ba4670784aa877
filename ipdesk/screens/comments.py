"""What is still to be talked about: comments and flags of the open report, filtered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from ipdesk.changes import ChangeSet
from ipdesk.comments.book import Thread
from ipdesk.comments.words import CommentWords
from ipdesk.flags import FLAG, flagged, order_of, toggle_flag
from ipdesk.local_time import local_time
from ipdesk.messages import Translator
from ipdesk.places import Place
from ipdesk.sentences import Sentences
from ipdesk.workspace import Workspace

State = Literal["open", "done", "all"]
Show = Literal["all", "comment", "sipo", "flag"]
KIND, STATE = 0, 5


class CommentLine(NamedTuple):
    """A comment with its answers, or a flag, whose ``thread`` is None. ``texts`` are columns'."""

    place: Place
    thread: Thread | None
    texts: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Whether it is still to be seen to; a flag is, as long as it stands."""
        return self.thread is None or self.thread.open


class CommentsScreen:
    """Comments and flags in the order of the report, as far as the filters let them through."""

    def __init__(self, workspace: Workspace, sentences: Sentences, translator: Translator) -> None:
        self._workspace = workspace
        self._sentences = sentences
        self._translator = translator
        self.words = CommentWords(translator)
        self.state: State = "open"
        self.kind: Show = "all"
        self.section = ""
        self.text = ""
        self.lines = self._read()

    def refresh(self) -> None:
        """Read the report anew."""
        self.lines = self._read()

    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        tr = self._translator.tr
        return (tr("Kind"), tr("Place"), tr("Text"), tr("By"), tr("When"), tr("State"))

    def states(self) -> list[tuple[State, str]]:
        """The states to choose among."""
        tr = self._translator.tr
        return [
            ("open", tr("Still open")),
            ("done", tr("Dealt with")),
            ("all", tr("Open and done")),
        ]

    def kinds(self) -> list[tuple[Show, str]]:
        """The kinds to choose among."""
        tr = self._translator.tr
        return [
            ("all", tr("Comments and flags")),
            ("comment", tr("Comments")),
            ("sipo", tr("From SIPO")),
            ("flag", tr("Flags")),
        ]

    def sections(self) -> list[tuple[str, str]]:
        """The sections to choose among; "" stands for all."""
        label, sections = self._translator.label, self._workspace.form.sections
        named = [(code, label(form.section.label)) for code, form in sections.items()]
        return [("", self._translator.tr("All sections")), *named]

    def summary(self) -> str:
        """How much is open, whatever the filters show."""
        ntr = self._translator.ntr
        comments = sum(thread.open for thread in self._workspace.comments.threads())
        flags = len(flagged(self._workspace.report))
        parts = [
            ntr("{n} open comment", "{n} open comments", comments),
            ntr("{n} flag", "{n} flags", flags),
        ]
        return self._translator.tr(", ").join(parts)

    def empty(self) -> str:
        """What to do where there is nothing to be seen."""
        tr = self._translator.tr
        if self._workspace.comments.threads() or flagged(self._workspace.report):
            return tr("Nothing fits the filters.")
        return tr(
            "No comments and no flags yet. Select a cell and press Shift+F2 to comment on it, "
            "F11 to flag it."
        )

    def finish(self, line: CommentLine, role: str, origin: object = None) -> None:
        """Mark a comment as done, or as open again; take a flag off.

        Raises what the comments and :meth:`Workspace.annotate` raise.
        """
        if line.thread is None:
            toggle_flag(self._workspace, line.place, self._translator, origin)
        else:
            identity = line.thread.first.id
            self._workspace.comments.resolve(identity, role, origin, done=line.open)

    def absorb(self, change: ChangeSet) -> None:
        """Take over what a change did."""
        del change
        self.refresh()

    def _read(self) -> list[CommentLine]:
        words = self.text.casefold().split()
        found = [
            line
            for line in self._all()
            if self.section in ("", line.place.section)
            and (self.state == "all" or line.open == (self.state == "open"))
            and all(word in "\n".join(line.texts).casefold() for word in words)
        ]
        order = order_of(self._workspace.report, [line.place for line in found])
        return sorted(found, key=lambda line: order(line.place))

    def _all(self) -> Iterator[CommentLine]:
        if self.kind != "flag":
            threads = self._workspace.comments.threads()
            wanted = (one for one in threads if one.first.origin or self.kind != "sipo")
            yield from map(self._comment, wanted)
        if self.kind in ("all", "flag"):
            yield from map(self._flag, flagged(self._workspace.report))

    def _comment(self, thread: Thread) -> CommentLine:
        first, tr = thread.first, self._translator.tr
        texts = (
            tr("Comment"),
            self._sentences.place(thread.place),
            self.words.whole(thread) if thread.answers else first.text,
            self.words.author(first),
            local_time(first.at, "minutes"),
            self.words.state(thread),
        )
        return CommentLine(thread.place, thread, texts)

    def _flag(self, place: Place) -> CommentLine:
        tr, text = self._translator.tr, self._workspace.report.note(place, FLAG)
        said = "" if text == tr("yes") else text
        where = self._sentences.place(place)
        return CommentLine(place, None, (tr("Flag"), where, said, "", "", tr("open")))
