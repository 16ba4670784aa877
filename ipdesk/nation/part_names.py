"""The lists of an overview, and what they are called."""

from __future__ import annotations

from ipdesk.messages import marked

NAMES = {
    "due": marked("Reports"),
    "reminders": marked("To be reminded"),
    "quotas": marked("Categories"),
    "targets": marked("Targets"),
    "measures": marked("Tasks by measure"),
    "scores": marked("Scores"),
    "restated": marked("Restatements"),
    "remarks": marked("Explanations and disputes"),
    "standings": marked("Status of the units"),
    "zones": marked("Zones"),
}
"""The lists by code, in order."""
