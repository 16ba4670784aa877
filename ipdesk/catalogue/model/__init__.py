"""The types of a catalogue edition.

A catalogue is data (TOML under ``resources/catalogue/<edition>/``) decoded into these frozen
objects. Codes are those of the circular's itemisation (IND1, L4.3, S2.3a, SC1.4, TR6, ...).
Every label exists in Chinese and English; ``source`` names the place in the circular.
"""

from __future__ import annotations

from ipdesk.catalogue.model.catalogue import Catalogue
from ipdesk.catalogue.model.computed import Aggregate, Derived, Span
from ipdesk.catalogue.model.edition import Edition, RulePatch, Withdrawal
from ipdesk.catalogue.model.evaluation import Evaluation, Score
from ipdesk.catalogue.model.indicators import Break, Category, Expectation, Indicator, Verb
from ipdesk.catalogue.model.kinds import Asked, Document, Kind
from ipdesk.catalogue.model.regions import Regions
from ipdesk.catalogue.model.rules import Input, Level, Operator, Rule, Scalar
from ipdesk.catalogue.model.scales import Scale, ScaledUnit, Slip
from ipdesk.catalogue.model.sections import (
    CodeList,
    Column,
    ColumnType,
    Cumulation,
    Entry,
    Outliers,
    RowSource,
    RowSpec,
    Section,
    View,
)
from ipdesk.catalogue.model.statements import CategoryCode, Item, Label, Struct, Unit
from ipdesk.catalogue.model.status import SAME, Guard, Stage, StatusMachine, Transition
from ipdesk.catalogue.model.tasks import Condition, ConditionGroup, Measure, Task

__all__ = [
    "SAME",
    "Aggregate",
    "Asked",
    "Break",
    "Catalogue",
    "Category",
    "CategoryCode",
    "CodeList",
    "Column",
    "ColumnType",
    "Condition",
    "ConditionGroup",
    "Cumulation",
    "Derived",
    "Document",
    "Edition",
    "Entry",
    "Evaluation",
    "Expectation",
    "Guard",
    "Indicator",
    "Input",
    "Item",
    "Kind",
    "Label",
    "Level",
    "Measure",
    "Operator",
    "Outliers",
    "Regions",
    "RowSource",
    "RowSpec",
    "Rule",
    "RulePatch",
    "Scalar",
    "Scale",
    "ScaledUnit",
    "Score",
    "Section",
    "Slip",
    "Span",
    "Stage",
    "StatusMachine",
    "Struct",
    "Task",
    "Transition",
    "Unit",
    "Verb",
    "View",
    "Withdrawal",
]
