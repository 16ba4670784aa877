"""The reference of keys, indicators and rules: pages made from the program and its catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from installer.manual.sources import FOLDER, LANGUAGES, ROOT
from ipdesk.catalogue.model import Catalogue, Expectation, Indicator, Label, Rule
from ipdesk.library import Library
from ipdesk.messages import Translator
from ipdesk.screens.rule_formula import formula_of
from ui.key_groups import HEADINGS, key_groups

_SIGNS = {"<=": "≤", ">=": "≥", "<": "<", ">": ">", "==": "=", "!=": "≠"}
_LEVELS = {
    "error": Label(zh="错误", en="Error"),
    "query": Label(zh="核实", en="Query"),
    "target": Label(zh="目标值", en="Target"),
    "notice": Label(zh="提示", en="Notice"),
}
_NO_NUMBER = Label(zh="（目标由省份提出）", en=" (the province sets the target)")
_HEADS = {
    "keys": Label(zh="按键一览", en="All keys"),
    "made_keys": Label(
        zh="本页由程序自动生成，按所在位置列出全部按键。在程序里按 Shift+F1 也能看到。",
        en="This page is made from the program. It lists every key by the place where it works;"
        " Shift+F1 shows the same in the program.",
    ),
    "key_table": Label(zh="作用|按键", en="What it does|Keys"),
    "indicators": Label(zh="指标一览", en="All indicators"),
    "rules": Label(zh="规则一览", en="All rules"),
    "made_indicators": Label(
        zh="本页由指标目录自动生成，列出每个指标的定义、公式和各类型省份的要求。",
        en="This page is made from the catalogue. It lists the definition and formula of each"
        " indicator, and what is expected of each category.",
    ),
    "made_rules": Label(
        zh="本页由指标目录自动生成。错误须改正；核实须改正或说明；目标值和提示不妨碍封装。",
        en="This page is made from the catalogue. Errors must be corrected, queries corrected or"
        " explained. Targets and notices do not stand in the way of sealing.",
    ),
    "indicator_table": Label(zh="类型|要求|文件出处", en="Category|Expected|Place in the circular"),
    "rule_table": Label(
        zh="编号|级别|规则|处理办法|文件出处",
        en="Code|Level|Rule|What to do|Place in the circular",
    ),
    "definition": Label(zh="定义", en="Definition"),
    "formula": Label(zh="公式", en="Formula"),
    "unit": Label(zh="计量单位", en="Unit"),
    "breaks": Label(zh="口径变更", en="Break in the series"),
    "whole": Label(zh="整份报告", en="The whole report"),
    "own": Label(zh="程序自设", en="the program's own"),
    "colon": Label(zh="：", en=": "),
}


def texts() -> dict[str, str]:
    """The text of each page, by its path within the manual."""
    catalogue = Library(ROOT / "resources" / "catalogue").shipped()
    made = {}
    for language in LANGUAGES:
        words = Translator(ROOT / "resources" / "translations", language)
        made[f"{language}/indicators.md"] = "\n".join(_indicators(catalogue, words)) + "\n"
        made[f"{language}/keys.md"] = "\n".join(_keys(words)) + "\n"
        made[f"{language}/rules.md"] = "\n".join(_rules(catalogue, words)) + "\n"
    return made


def stale() -> list[str]:
    """The pages that are not what the catalogue says now."""
    return [
        name
        for name, text in texts().items()
        if not (FOLDER / name).exists() or (FOLDER / name).read_text(encoding="utf-8") != text
    ]


def write() -> None:
    """Write the pages."""
    for name, text in texts().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


def _indicators(catalogue: Catalogue, words: Translator) -> Iterator[str]:
    said = words.label
    yield from _top(words, "indicators")
    categories = {category.code: category.label for category in catalogue.categories}
    for one in catalogue.indicators:
        yield from ("", f"## {one.code} {said(one.label)}", "")
        yield from (f"- {line}" for line in _facts(one, words))
        if one.expectations:
            yield from _table_head(words, "indicator_table")
        for code, expected in one.expectations.items():
            yield _row(said(categories[code]), _expected(expected, words), expected.source)


def _facts(one: Indicator, words: Translator) -> Iterator[str]:
    said = words.label
    colon = said(_HEADS["colon"])
    for head, label in (
        ("definition", one.definition), ("formula", one.formula), ("unit", one.unit)
    ):  # fmt: skip
        yield f"{said(_HEADS[head])}{colon}{_plain(said(label))}"
    for found in one.breaks:
        yield f"{said(_HEADS['breaks'])}{colon}{found.year} · {_plain(said(found.label))}"


def _expected(expected: Expectation, words: Translator) -> str:
    text = words.label(expected.label)
    return text + words.label(_NO_NUMBER) if expected.verb else text


def _rules(catalogue: Catalogue, words: Translator) -> Iterator[str]:
    yield from _top(words, "rules")
    names = {section.code: section.label for section in catalogue.sections}
    by_section: dict[str, list[Rule]] = {}
    for rule in catalogue.rules:
        section = rule.section or rule.place.partition(".")[0]
        by_section.setdefault(section if section in names else "", []).append(rule)
    for section in ("", *names):
        if section not in by_section:
            continue
        yield from ("", f"## {words.label(names.get(section, _HEADS['whole']))}")
        yield from _table_head(words, "rule_table")
        for rule in by_section[section]:
            yield _rule(rule, words)


def _rule(rule: Rule, words: Translator) -> str:
    said = words.label
    compared = _comparison(rule, words)
    text = said(rule.label) + (f" [{compared}]" if compared else "")
    source = rule.source or said(_HEADS["own"])
    remedy = re.sub(r"\{\w+\}", "…", said(rule.remedy))
    return _row(rule.code, said(_LEVELS[rule.level]), text, remedy, source)


def _comparison(rule: Rule, words: Translator) -> str:
    """What the rule compares, in names; "" for a check by the program itself."""
    if not rule.left_label or not rule.right_label:
        return ""
    inputs = {name: (words.label(given.label), "") for name, given in rule.inputs.items()}
    sides = []
    for expression, label in ((rule.left, rule.left_label), (rule.right, rule.right_label)):
        formula = formula_of(expression, inputs) if all(n for n, _ in inputs.values()) else None
        shown = words.label(label)
        sides.append(f"{shown} = {formula.names}" if formula else shown)
    return f" {_SIGNS[rule.op]} ".join(sides)


def _keys(words: Translator) -> Iterator[str]:
    yield from _top(words, "keys")
    for place, lines in key_groups().items():
        yield from ("", f"## {words.tr(HEADINGS[place])}")
        yield from _table_head(words, "key_table")
        for name, keys in lines:
            yield _row(words.tr(name), " · ".join(keys.split("  ")))


def _top(words: Translator, page: str) -> Iterable[str]:
    return f"# {words.label(_HEADS[page])}", "", words.label(_HEADS[f"made_{page}"])


def _table_head(words: Translator, head: str) -> Iterable[str]:
    names = words.label(_HEADS[head]).split("|")
    return "", _row(*names), "|" + "---|" * len(names)


def _row(*cells: str) -> str:
    return "| " + " | ".join(_plain(cell).replace("|", "\\|") for cell in cells) + " |"


def _plain(text: str) -> str:
    """Text in which no character is a mark of Markdown."""
    return re.sub(r"([\\`*_<>\[\]#])", r"\\\1", text.replace("\n", " "))
