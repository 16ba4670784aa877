"""One edition, complete."""

from __future__ import annotations

from ipdesk.catalogue.model.computed import Aggregate, Derived
from ipdesk.catalogue.model.edition import Edition, RulePatch
from ipdesk.catalogue.model.evaluation import Evaluation
from ipdesk.catalogue.model.indicators import Category, Indicator, Verb
from ipdesk.catalogue.model.kinds import Document, Kind
from ipdesk.catalogue.model.regions import Regions
from ipdesk.catalogue.model.rules import Rule
from ipdesk.catalogue.model.scales import Scale
from ipdesk.catalogue.model.sections import CodeList, Section
from ipdesk.catalogue.model.statements import Item, Struct
from ipdesk.catalogue.model.status import Stage, StatusMachine
from ipdesk.catalogue.model.tasks import ConditionGroup, Task


class Catalogue(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One edition, complete. Lookups by code are in :mod:`ipdesk.catalogue.form`."""

    edition: Edition
    principles: tuple[Item, ...]
    categories: tuple[Category, ...]
    verbs: tuple[Verb, ...]
    indicators: tuple[Indicator, ...]
    tasks: tuple[Task, ...]
    conditions: tuple[ConditionGroup, ...]
    stages: tuple[Stage, ...]
    status: StatusMachine
    documents: tuple[Document, ...]
    regions: Regions
    codelists: tuple[CodeList, ...]
    sections: tuple[Section, ...]
    kinds: tuple[Kind, ...]
    aggregates: tuple[Aggregate, ...]
    derived: tuple[Derived, ...]
    rules: tuple[Rule, ...]
    scales: tuple[Scale, ...] = ()
    patches: tuple[RulePatch, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
