"""``ipdesk verify --page``: which report, page and values a sheet of paper shows."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from printed_codes import codes_on

from ipdesk.cli import main
from ipdesk.paper.code import WHAT


def printed(file: Path, tmp_path: Path, *options: str) -> list[str]:
    """The codes on the pages of a print."""
    path = tmp_path / "print.pdf"
    assert main(["print", str(file), "-o", str(path), *options]) == 0
    return codes_on(path.read_bytes())


def answer(capsys: pytest.CaptureFixture[str], file: Path, code: str) -> tuple[int, dict]:
    capsys.readouterr()
    exit_code = main(["verify", str(file), "--page", code, "--json"])
    return exit_code, json.loads(capsys.readouterr().out)


def test_the_stamped_paper_is_checked_against_the_package_alone(package, tmp_path, capsys):
    archive = zipfile.ZipFile(package)
    pdf = next(name for name in archive.namelist() if name.endswith("data/report.pdf"))
    alone = shutil.copy(package, tmp_path)
    for number, code in enumerate(codes_on(archive.read(pdf)), start=1):
        exit_code, found = answer(capsys, Path(alone), code)
        assert (exit_code, found["verdict"], found["page"]) == (0, "same", number)
        assert not found["draft"]


def test_every_value_of_the_report_is_on_some_page_of_the_package(package, capsys):
    archive = zipfile.ZipFile(package)
    pdf = next(name for name in archive.namelist() if name.endswith("data/report.pdf"))
    shown = []
    for code in codes_on(archive.read(pdf)):
        shown += answer(capsys, package, code)[1]["shows"]
    values = {(item["section"], item["row"]): item["values"] for item in shown}
    assert values["base", "BF1"]["value"] == "168480"
    assert {section for section, _ in values} >= {"profile", "base", "indicators", "tasks"}


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.torture)])
@pytest.mark.parametrize("what", sorted(set(WHAT) - {"difference", "extract"}))
def test_each_page_of_each_print_is_known_again(draft, tmp_path, capsys, what, language):
    codes = printed(draft, tmp_path, "--what", what, "--language", language)
    # The language is of the print as a whole: each page in one, the ends in the other.
    for code in codes if language == "zh" else {codes[0], codes[-1]}:
        exit_code, found = answer(capsys, draft, code)
        assert (exit_code, found["verdict"]) == (0, "same")
        assert (found["print"], found["language"], found["draft"]) == (what, language, True)


@pytest.mark.parametrize("beside", ["annual-2016", "annual-2016-r2"])
def test_a_page_of_differences_is_known_again_whichever_report_they_are_to(
    services, next_year_file, tmp_path, capsys, beside
):
    workspace = services.opener.open(next_year_file)
    services.opener.add_report(workspace, "annual", 2016)
    workspace.store.close()
    arguments = ("--what", "difference", "--report", "annual-2017", "--beside", beside)
    codes = printed(next_year_file, tmp_path, *arguments)
    exit_code, found = answer(capsys, next_year_file, codes[0])
    assert (exit_code, found["verdict"], found["print"]) == (0, "same", "difference")


@pytest.mark.parametrize("kind", ["scheme", "self_evaluation", "promotion_plan"])
def test_a_page_of_a_blank_form_of_another_kind_is_known_again(draft, tmp_path, capsys, kind):
    codes = printed(draft, tmp_path, "--what", "blank", "--kind", kind)
    for code in codes:
        exit_code, found = answer(capsys, draft, code)
        assert (exit_code, found["verdict"], found["kind"]) == (0, "same", kind)


def test_a_selection_of_sections_is_known_again(draft, tmp_path, capsys):
    options = ("--what", "report", "--section", "base", "--section", "teams")
    codes = printed(draft, tmp_path, *options)
    found = [answer(capsys, draft, code)[1] for code in codes]
    assert {item["section"] for page in found for item in page["shows"]} == {"base", "teams"}
    assert {page["verdict"] for page in found} == {"same"}


def test_a_changed_value_differs_from_the_page_that_shows_it(draft, tmp_path, capsys):
    code = printed(draft, tmp_path, "--what", "report", "--section", "base")[0]
    assert main(["set", str(draft), "base", "BF1", "value", "168481"]) == 0
    exit_code, found = answer(capsys, draft, code)
    assert (exit_code, found["verdict"], found["shows_the_data"]) == (3, "differs", False)
    assert main(["set", str(draft), "base", "BF1", "value", "168480"]) == 0
    assert answer(capsys, draft, code)[1]["verdict"] == "same"


def test_a_change_elsewhere_is_told_apart(draft, tmp_path, capsys):
    code = printed(draft, tmp_path, "--what", "roster", "--section", "teams")[0]
    assert main(["set", str(draft), "profile", "1", "phone", "020-87654321"]) == 0
    exit_code, found = answer(capsys, draft, code)
    assert (exit_code, found["verdict"]) in [(0, "changed_elsewhere"), (3, "differs")]
    assert found["verdict"] != "same"


def test_a_blank_form_shows_no_values(draft, tmp_path, capsys):
    codes = printed(draft, tmp_path, "--what", "blank", "--language", "zh")
    pages = [answer(capsys, draft, code)[1] for code in codes]
    assert any(page["shows"] for page in pages)
    assert all(item["values"] == {} for page in pages for item in page["shows"])


def test_a_draft_s_page_is_none_of_the_sealed_report(demo, package, capsys):
    before_sealing = next(demo.glob("*-report.pdf")).read_bytes()
    exit_code, found = answer(capsys, package, codes_on(before_sealing)[0])
    assert (exit_code, found["verdict"], found["draft"]) == (3, "draft", True)


def test_a_real_report_s_page_is_none_of_the_practice_one(draft, package, tmp_path, capsys):
    code = printed(draft, tmp_path, "--what", "report", "--language", "zh")[0]
    assert answer(capsys, package, code)[1]["verdict"] == "other_report"


@pytest.mark.parametrize("code", ["", "Q", "G001-1T1N-G96D-0M3T-8VDW", "页码", "0" * 200])
def test_a_mistyped_code_is_refused_in_one_line(draft, capsys, code):
    capsys.readouterr()
    exit_code = main(["verify", str(draft), "--page", code or " ", "--language", "en"])
    message = capsys.readouterr().err.strip()
    assert exit_code == 2
    assert "is not a page code" in message
    assert "\n" not in message


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_answer_names_page_sections_and_values(draft, tmp_path, capsys, language):
    code = printed(draft, tmp_path, "--what", "report", "--section", "base")[0]
    capsys.readouterr()
    assert main(["verify", str(draft), "--page", code, "--language", language]) == 0
    said = capsys.readouterr().out
    assert "168480" in said
    assert {"zh": "基础数据", "en": "Base figures"}[language] in said
    assert {"zh": "本页所示与数据一致", "en": "The page shows the data"}[language] in said


def test_a_page_of_another_report_is_unknown(draft, package, tmp_path, capsys):
    other = tmp_path / "b.ipdesk"
    assert (
        main(["new", str(other), "--unit", "520000", "--category", "leading", "--year", "2016"])
        == 0
    )
    code = printed(other, tmp_path, "--what", "problems")[0]
    assert answer(capsys, draft, code)[1]["verdict"] == "other_report"
    assert answer(capsys, package, code)[1]["verdict"] == "other_report"
