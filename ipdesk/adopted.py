"""Adopted values: what a report takes over from an approved scheme, and may not type over.

A goal is changed by a further version of the scheme that is approved in its turn, never by a
restatement. Where a value was adopted from is a facet of its cell, so it travels as facets do.
"""

from __future__ import annotations

from ipdesk.errors import KnownError
from ipdesk.places import Place
from ipdesk.restatement import Notes

ADOPTED_FROM = "adopted_from"
"""The facet that names the report in force that a value was adopted from."""


class AdoptedValue(KnownError):
    """The value was adopted from an approved scheme; only a further version of it changes it."""

    code = "adopted"


def adopted_at(notes: Notes, place: Place) -> str:
    """The report that the value at the place was adopted from, "" if it was not adopted."""
    return notes.get(place, {}).get(ADOPTED_FROM, "")
