"""What a comparison of two reports says (peers: two revisions or years side by side)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace
from print_pair import HEADER, filled_report

from ipdesk.catalogue.form import form_for
from ipdesk.catalogue.model import Catalogue
from ipdesk.comparing.comparison import compare, step
from ipdesk.comparing.lines import Comparison, Line
from ipdesk.editions.overlay import load_folder
from ipdesk.errors import UsageError
from ipdesk.messages import Translator
from ipdesk.places import Place


def the_line(comparison: Comparison, section: str) -> Line:
    (line,) = comparison.sections[section]
    return line


def test_a_changed_figure_has_both_values_and_how_far_they_are_apart(compared):
    line = the_line(compared({"base BF1 value": "168480"}, {"base BF1 value": "190,000"}), "base")
    assert line.kind == "changed"
    assert line.step == (Decimal(21520), Decimal("12.8"))


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("7", "", "only_before"),
        ("", "7", "only_after"),
        ("7", "7.0", "same"),
        ("7", "0", "changed"),
    ],
)
def test_a_value_is_in_one_report_in_both_or_changed(compared, before, after, kind):
    found = compared({"base BF2 value": before}, {"base BF2 value": after})
    assert the_line(found, "base").kind == kind


def test_what_both_leave_blank_is_no_line(compared):
    assert compared({}, {}).sections["base"] == ()


def test_blank_zero_not_applicable_and_not_available_are_four_things(compared):
    values = ("", "0", "不适用", "暂缺：尚未公布")
    for before in values:
        for after in values:
            lines = compared({"base BF2 value": before}, {"base BF2 value": after})
            kinds = [line.kind for line in lines.sections["base"]]
            assert kinds == ([] if before == after == "" else kinds)
            assert ("same" in kinds) is (before == after != "")


def test_the_percentage_is_that_of_the_first_figure_and_there_is_none_of_zero():
    assert step(Decimal(-4), Decimal(-5)) == (Decimal(-1), Decimal("-25.0"))
    assert step(Decimal(0), Decimal(5)) == (Decimal(5), None)
    assert step(Decimal(3), Decimal(4)).percent == Decimal("33.3")


def test_a_date_or_a_year_has_no_difference_in_percent(compared):
    values = ("base BF1 year", "2015"), ("base BF1 year", "2016")
    assert the_line(compared(dict([values[0]]), dict([values[1]])), "base").step is None


def test_rows_of_a_roster_are_matched_by_what_names_them_and_not_by_their_place(compared):
    before = {"enterprises e1 name": "演练甲", "enterprises e2 name": "演练乙"}
    after = {"enterprises e1 name": "演练乙", "enterprises e7 name": "演练丙"}
    lines = compared(before, after).sections["enterprises"]
    assert [(line.kind, line.before, line.after) for line in lines] == [
        ("same", Place("enterprises", "e2", "name"), Place("enterprises", "e1", "name")),
        ("only_after", None, Place("enterprises", "e7")),
        ("only_before", Place("enterprises", "e1"), None),
    ]


def test_two_rows_of_one_name_are_matched_in_their_order(compared):
    twice = {"enterprises e1 name": "演练甲", "enterprises e2 name": "演练甲"}
    lines = compared(twice, {"enterprises e1 name": "演练甲"}).sections["enterprises"]
    assert [line.kind for line in lines] == ["same", "only_before"]


def test_an_explanation_that_differs_is_told_with_its_rule(edition: Catalogue):
    form = form_for(edition, "annual", "leading")
    sides = [
        filled_report(form, {"base BF1 value": "7"}, explained={("R034", "base BF1 value"): text})
        for text in ("口径未变", "口径扩大")
    ]
    value, explanation = compare(*sides).sections["base"]
    assert value.kind == "same"
    assert (explanation.rule, explanation.said) == ("R034", ("口径未变", "口径扩大"))
    assert explanation.kind == "changed"


def test_a_source_that_differs_is_told(edition: Catalogue):
    form = form_for(edition, "annual", "leading")
    before = filled_report(form, {}, notes={"base BF1 value": {"source": "月报"}})
    line = the_line(compare(before, filled_report(form, {})), "base")
    assert (line.about, line.kind, line.said) == ("source", "only_before", ("月报", ""))


def test_across_editions_a_row_follows_the_one_it_replaces(edition: Catalogue):
    old, new = form_for(edition, "annual", "leading"), form_for(edition, "annual", "leading")
    rows = new.sections["base"].rows
    rows["BF1b"] = replace(rows.pop("BF1"), code="BF1b", replaces=("BF1",))
    before = filled_report(old, {"base BF1 value": "3"})
    after = filled_report(new, {"base BF1b value": "4"})
    line = the_line(compare(before, after), "base")
    assert (line.before.row, line.after.row, line.kind) == ("BF1", "BF1b", "changed")


def test_a_row_that_two_replace_stands_alone(edition: Catalogue, services):
    folder = services.resources / "catalogue-examples" / "2019-guidance-exercise"
    newer = load_folder(folder, services.library.find)
    old, new = form_for(edition, "annual", "leading"), form_for(newer, "annual", "leading")
    heirs = [row.code for row in new.sections["tasks"].rows.values() if "L2.1" in row.replaces]
    before = filled_report(old, {"tasks L2.1 work": "演练"})
    after = filled_report(new, {f"tasks {row} work": "演练" for row in heirs})
    lines = compare(before, after).sections["tasks"]
    assert [line.kind for line in lines] == ["only_after"] * 2 + ["only_before"]


def test_only_reports_of_one_kind_are_compared(edition: Catalogue):
    annual, scheme = (form_for(edition, kind, "leading") for kind in ("annual", "scheme"))
    with pytest.raises(UsageError) as refusal:
        compare(
            filled_report(annual, {}), filled_report(scheme, {}, header=HEADER.but(kind="scheme"))
        )
    assert refusal.value.reason == "other_kind"


def test_the_words_name_rows_values_and_difference(compared, services):
    from ipdesk.comparing.words import ComparisonWords

    found = compared({"base BF2 value": "10849"}, {"base BF2 value": "10900"})
    for language, where in (("en", "Resident population"), ("zh", "常住人口")):
        translator = Translator(services.resources / "translations", language)
        said = ComparisonWords(found, translator).line(the_line(found, "base"))
        assert said.where.startswith(where)
        assert (said.before, said.after) == ("10,849.00", "10,900.00")
        assert (said.amount, said.percent) == ("+51.00", "+0.5")
