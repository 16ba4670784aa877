"""Who works at the desk, and in which role."""

from __future__ import annotations

from ipdesk.messages import Translator
from ipdesk.review.desk import Desk, set_role
from ipdesk.review.permission import why_not
from ipdesk.review.records import DESK_ROLES, PersonRecord
from ipdesk.review.role_names import role_name


class PeopleScreen:
    """Reads; a chief also gives roles."""

    def __init__(self, desk: Desk, translator: Translator) -> None:
        self._desk = desk
        self._translator = translator
        self._people: list[PersonRecord] = []
        self.refresh()

    def refresh(self) -> None:
        """Read the desk anew."""
        self._people = self._desk.people()

    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        tr = self._translator.tr
        return tr("Account"), tr("Role"), tr("May")

    def rows(self) -> list[tuple[str, ...]]:
        """Each person: account, role, what that role may do."""
        return [(one.name, self.role(one.role), self.may(one.role)) for one in self._people]

    def person(self, row: int) -> PersonRecord:
        """The person in a row."""
        return self._people[row]

    def roles(self) -> list[tuple[str, str]]:
        """The roles by code and name, the most restricted first."""
        return [(role, self.role(role)) for role in DESK_ROLES]

    def role(self, role: str) -> str:
        """A role in words."""
        return role_name(role, self._translator)

    def may(self, role: str) -> str:
        """What a role may do."""
        tr = self._translator.tr
        return {
            "reader": tr("look at everything, change nothing"),
            "reviewer": tr("take packages in, comment, accept and return, issue receipts"),
            "chief": tr(
                "all that a reviewer may; enrol and revoke keys, let in from quarantine, give roles"
            ),
        }.get(role, "")

    def own(self) -> str:
        """As whom this person works here."""
        said = self._translator.tr("You work here as {name}: {role}.")
        return said.format(name=self._desk.name, role=self.role(self._desk.role))

    def why_not(self) -> str:
        """Why roles cannot be given, "" where they can."""
        return why_not(self._desk, "chief", self._translator)

    def give(self, name: str, role: str) -> None:
        """Give somebody a role; raises what :func:`ipdesk.review.desk.set_role` raises.

        What somebody else has changed of this person since it was read is a ``Conflict``.
        """
        known = next((one for one in self._people if one.name == name.strip()), None)
        code = next(one for one in DESK_ROLES if one == role)
        set_role(self._desk, name, code, known)
        self.refresh()
