"""The manual speaks of the program as it is: its words and commands, in two languages."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from babel.messages.pofile import read_po
from markdown_it import MarkdownIt

from installer.manual import __main__ as building
from installer.manual.sources import FOLDER, LANGUAGES, Page, parts, quoted, read
from ipdesk.catalogue import loader
from ipdesk.cli.parser import build_parser
from ipdesk.library import Library
from ipdesk.messages import Translator
from ui.actions import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
MADE = {"keys", "indicators", "rules"}
_LETTER = re.compile(r"\(&\w\)|&")
_KEYS = re.compile(
    r"(?:Ctrl\+|Alt\+|Shift\+)+(?:Home|Ins|Del|F\d+|[A-Z](?![a-z])|[+-])|\bF\d{1,2}\b"
)

_NAMED = re.compile(rf"({_KEYS.pattern}) ?[（(]“?\*\*(.+?)\*\*”?[）)]")


def pages(language: str) -> list[Page]:
    return [page for group in read(language) for page in group.pages]


@pytest.fixture(scope="module")
def shown() -> dict[str, set[str]]:
    """Every word that the program can show, by language: of messages and of the catalogue."""
    with (ROOT / "resources/translations/zh/LC_MESSAGES/ipdesk.po").open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    words: dict[str, set[str]] = {"zh": set(), "en": set()}
    for message in messages:
        words["en"].update([message.id] if isinstance(message.id, str) else message.id)
        words["zh"].update([message.string] if isinstance(message.string, str) else message.string)
    _labels(
        msgspec.json.decode(loader.to_json(Library(ROOT / "resources/catalogue").shipped())), words
    )
    return {language: set(map(plain, found)) for language, found in words.items()}


def _labels(node: object, words: dict[str, set[str]]) -> None:
    if isinstance(node, dict):
        if node.keys() == {"zh", "en"}:
            words["zh"].add(node["zh"])
            words["en"].add(node["en"])
        for child in node.values():
            _labels(child, words)
    elif isinstance(node, list):
        for child in node:
            _labels(child, words)


def plain(text: str) -> str:
    """Words as they stand on the screen."""
    return _LETTER.sub("", text).strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_quoted_is_a_word_of_the_screen(
    language: str, shown: dict[str, set[str]]
) -> None:
    wrong = [
        f"{page.code}: {words}"
        for page in pages(language)
        for words in quoted(page.tokens)
        if plain(words) not in shown[language]
    ]
    assert wrong == []


def test_a_word_that_no_screen_shows_is_found(shown: dict[str, set[str]]) -> None:
    assert quoted(MarkdownIt().parse("Press **Save everything**."))[0] not in shown["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_named_is_one_of_the_program(language: str) -> None:
    known = _commands()
    wrong = []
    for page in pages(language):
        codes = [token.content for token in parts(page.tokens, "code_inline")]
        codes += [token.content for token in page.tokens if token.type == "fence"]
        for words in re.findall(r"^ipdesk((?: [a-z]+)+)", "\n".join(codes), re.MULTILINE):
            first, *rest = words.split()
            if first not in known or (known[first] and rest and rest[0] not in known[first]):
                wrong.append(f"{page.code}: ipdesk{words}")
    assert wrong == []


def _commands() -> dict[str, set[str]]:
    """The commands of the program, each with its parts."""
    found = {}
    for name, parser in _choices(build_parser()).items():
        found[name.split()[0]] = set(_choices(parser))
    return found


def _choices(parser: object) -> dict[str, object]:
    for action in parser._actions:  # type: ignore[attr-defined]  # argparse has no public list of them
        if isinstance(action.choices, dict):
            return dict(action.choices)
    return {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_administrators_are_told_of_every_variable_of_the_environment(language: str) -> None:
    source = "".join(
        path.read_text("utf-8")
        for folder in ("ipdesk", "local_db", "ui")
        for path in (ROOT / folder).rglob("*.py")
    )
    read_by_the_program = set(re.findall(r'"(IPDESK_[A-Z_]+)"', source))
    (page,) = [page for page in pages(language) if page.code == "administration"]
    named = {token.content for token in parts(page.tokens, "code_inline")}
    assert {name for name in named if name.startswith("IPDESK_")} == read_by_the_program


def test_both_languages_have_the_same_pages_with_the_same_pictures_and_keys() -> None:
    for zh, en in zip(pages("zh"), pages("en"), strict=True):
        assert zh.code == en.code
        for kind, name in (("image", "src"), ("link_open", "href")):
            told = [[str(t.attrs[name]) for t in parts(p.tokens, kind)] for p in (zh, en)]
            assert told[0] == told[1], zh.code
        if zh.code not in MADE:
            assert _keys(zh) == _keys(en), zh.code


def _keys(page: Page) -> set[str]:
    return {key for token in page.tokens for key in _KEYS.findall(token.content)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_named_with_a_command_is_that_command_s_key(language: str) -> None:
    words = Translator(ROOT / "resources/translations", language)
    keys = {plain(words.tr(spec.text)): spec.shortcut for spec in COMMANDS.values()}
    named = 0
    for page in pages(language):
        text = (FOLDER / language / f"{page.code}.md").read_text("utf-8")
        for key, command in _NAMED.findall(text):
            if command in keys:
                assert keys[command] == key, f"{page.code}: {command}"
                named += 1
    assert named > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_a_title_and_links_to_pages_that_exist(language: str) -> None:
    known = {page.code for page in pages(language)}
    for page in pages(language):
        headings = [t for t in page.tokens if t.type == "heading_open"]
        assert headings[0].tag == "h1", page.code
        targets = {str(t.attrs["href"]) for t in parts(page.tokens, "link_open")}
        assert {target.removesuffix(".md") for target in targets} <= known, page.code


def test_nothing_made_is_out_of_date(capsys: pytest.CaptureFixture[str]) -> None:
    """The reference follows the catalogue, the HTML follows the pages."""
    assert building.check() == 0, capsys.readouterr().out


def test_every_rule_and_indicator_is_in_the_reference() -> None:
    catalogue = Library(ROOT / "resources/catalogue").shipped()
    for language in LANGUAGES:
        rules = (building.SHIPPED / language / "rules.html").read_text("utf-8")
        indicators = (building.SHIPPED / language / "indicators.html").read_text("utf-8")
        assert [r.code for r in catalogue.rules if f"<td>{r.code}</td>" not in rules] == []
        assert [i.code for i in catalogue.indicators if f"<h2>{i.code} " not in indicators] == []
