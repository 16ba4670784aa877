"""Words: everything the program can find or refuse has its sentence, in both languages.

Requirements
    2.8    Chinese and English
    2.CLI  "Errors are one clear line", with what happened and what to do
    design: a problem is code + place + parameters, never a sentence; one place makes sentences
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from inspect import signature
from pathlib import Path

import pytest
from report_steps import at, problems, put, put_all

from ipdesk import errors, formats, reasons
from ipdesk.checks.targets import Stand
from ipdesk.comments.refusal import COMMENT
from ipdesk.data_packs.refusal import FORMAT, PACK
from ipdesk.error_sentences import ErrorSentences
from ipdesk.errors import KnownError
from ipdesk.evidence.refusal import EVIDENCE
from ipdesk.exchange.refusals import FIGURES, WORKBOOK
from ipdesk.languages import Language
from ipdesk.package.refusals import PACKAGE
from ipdesk.problems import Problem
from ipdesk.receipts.refusal import RECEIPT
from ipdesk.review.refusal import DESK
from ipdesk.sentences import Sentences
from ipdesk.services import Services
from ipdesk.signing.refusal import SIGNING
from ipdesk.workspace import Workspace

ROOT = Path(__file__).parents[2]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
SOURCES = [
    path.read_text("utf-8")
    for folder in ("ipdesk", "local_db", "ui")
    for path in (ROOT / folder).rglob("*.py")
]


def has_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def raised(kind: str) -> set[str]:
    """The reason codes with which the program raises an error."""
    pattern = re.compile(kind + r"\(\s*\"(\w+)\"")
    return {code for text in SOURCES for code in pattern.findall(text)}


@pytest.mark.parametrize(
    ("kind", "table"), [("UsageError", reasons.USAGE), ("PackageRefused", {**PACKAGE, **FORMAT})]
)
def test_every_reason_that_is_raised_has_its_sentence(kind: str, table: Mapping[str, str]) -> None:
    """2.CLI"""
    assert raised(kind) - set(table) == set()


WITH_DETAILS = (errors.InvalidCatalogue, errors.WorkbookRefused, errors.NotAllWritten)
"""Errors that say more than one thing."""


def known_errors(kind: type[KnownError] = KnownError) -> set[type[KnownError]]:
    below = kind.__subclasses__()
    return {*below, *(deeper for each in below for deeper in known_errors(each))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_known_error_has_a_sentence_and_advice(
    services: Services, language: Language
) -> None:
    """2.BAD: what happened, what to do"""
    services.translator.speak(language)
    words = ErrorSentences(services.translator)
    for kind in known_errors():
        if "reason" in signature(kind).parameters or issubclass(kind, WITH_DETAILS):
            continue
        if not kind.__module__.startswith("ipdesk"):
            continue
        fault = kind(path="/home/x.ipdesk", why="reason", where="place")
        said = words.line(fault)
        assert "{" not in said
        assert has_chinese(said) is (language == "zh"), said


TABLES = {
    "usage": reasons.USAGE,
    "value": reasons.VALUE,
    "package": PACKAGE,
    "workbook": WORKBOOK,
    "figures": FIGURES,
    "evidence": EVIDENCE,
    "comment": COMMENT,
    "signing": SIGNING,
    "receipt": RECEIPT,
    "data_pack": PACK,
    "desk": DESK,
    "data_pack_format": FORMAT,
    "status": reasons.STATUS,
    "restatement": reasons.RESTATEMENT,
    "known": reasons.KNOWN,
    "advice": reasons.ADVICE,
}


@pytest.mark.parametrize("table", list(TABLES))
def test_reasons_speak_the_chosen_language(services: Services, table: str) -> None:
    """2.8"""
    messages = TABLES[table]
    for language in LANGUAGES:
        services.translator.speak(language)
        said = {code: services.translator.tr(text) for code, text in messages.items()}
        other = [code for code, text in said.items() if has_chinese(text) is (language == "en")]
        assert other == []


def test_error_stays_one_line_whatever_the_path(services: Services) -> None:
    """2.CLI"""
    fault = errors.FileMissing(path="a\nb {0} {path} 100%.ipdesk")
    line = ErrorSentences(services.translator).line(fault)
    assert "\n" not in line
    assert "{0} {path} 100%" in line


@pytest.fixture
def words(workspace: Workspace, services: Services) -> Sentences:
    return Sentences(services.translator, workspace.form)


def one(workspace: Workspace, rule: str) -> Problem:
    (problem,) = problems(workspace, rule)
    return problem


def test_failure_names_both_sides_the_difference_and_the_cure(
    workspace: Workspace, words: Sentences
) -> None:
    """2.4"""
    put_all(workspace, {"base BF4 value": "90000", "base BF3 value": "80854.91"})
    problem = one(workspace, "R029")
    said = words.problem(problem)
    assert said.startswith("Value added is at most GDP (this year): value added of IP-intensive")
    assert "90,000 (100 million yuan) > GDP, this year 80,854.91 (100 million yuan)" in said
    assert words.difference(problem) == "9,145.09 (100 million yuan)"
    assert words.formula(problem).count("≤") == 1
    assert words.remedy(problem)


def test_wrong_text_is_quoted(workspace: Workspace, words: Sentences) -> None:
    """2.BAD"""
    put(workspace, "base BF1 value", "<b>{name}</b>")
    said = words.problem(one(workspace, "V01"))
    assert said == (
        "Valid invention patents at period end · This year: “<b>{name}</b>” is not a number"
    )


def test_place_is_named_and_never_a_bare_code(words: Sentences) -> None:
    """peers "Complaints": names, never codes"""
    assert words.place(at("tasks L1.1 status")) == "Ecosystem oriented by the market · State"
    assert words.place(at("profile 1 office")) == "Profile · Reporting office"
    assert words.place(at("teams")) == "Law-enforcement teams"


def test_code_is_shown_by_its_label(workspace: Workspace, words: Sentences) -> None:
    put(workspace, "tasks L1.1 status", "under_way")
    place = at("tasks L1.1 status")
    assert words.value(place, workspace.report.cell(place)) == "Under way"


@pytest.mark.parametrize(
    ("where", "raw", "said"),
    [
        ("base BF2 value", "10850.5", "10,850.50"),
        ("base BF1 value", "168480", "168,480"),
        ("base BF1 value", "暂缺：未公布", "not available"),
        ("base BF1 value", "不适用", "not applicable"),
        ("base BF1 value", "abc", "abc"),
        ("goals IND1 target_year", "2030", "2030"),
        ("profile 1 summary", "<b>1,000</b>", "<b>1,000</b>"),
    ],
)
def test_value_is_shown_as_a_table_shows_it(
    workspace: Workspace, words: Sentences, where: str, raw: str, said: str
) -> None:
    put(workspace, where, raw)
    assert words.value(at(where), workspace.report.cell(at(where))) == said


@pytest.mark.parametrize(
    ("number", "precision", "said"),
    [
        ("1234567.5", None, "1,234,567.5"),
        ("-1234.5", None, "−1,234.5"),
        ("-0.004", 2, "0.00"),
        ("2.675", 2, "2.68"),
        ("1E+28", 2, "10,000,000,000,000,000,000,000,000,000.00"),
        ("0", 0, "0"),
        ("-0", None, "0"),
    ],
)
def test_number_is_grouped_and_rounded_half_up(
    number: str, precision: int | None, said: str
) -> None:
    assert formats.number(Decimal(number), precision) == said


def test_date_is_written_as_people_do(services: Services) -> None:
    assert formats.date("2016-12-31", services.translator) == "31 December 2016"
    services.translator.speak("zh")
    assert formats.date("2016-12-31", services.translator) == "2016年12月31日"


def test_every_stand_has_a_word(workspace: Workspace, words: Sentences) -> None:
    """2.4"""
    stands: tuple[Stand, ...] = workspace.checker.stands()
    assert {words.stand(stand) for stand in stands} == {"no target yet", "behind"}
