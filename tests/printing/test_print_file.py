"""The PDF as a file: same bytes, own fonts, tags."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdf
import pytest
from print_samples import RESOURCES, Prints

from ipdesk.fonts import chinese_fonts
from ipdesk.languages import Language
from ipdesk.printing.engine import WHAT, Printer, What
from ipdesk.printing.typeset import workshop
from ipdesk.snapshot import Snapshot

ROOT = Path(__file__).parents[2]


def fonts_of(reader: pypdf.PdfReader) -> Iterator[tuple[str, bool]]:
    """Name of each font of the file, and whether its glyphs are embedded."""
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            for descendant in font.get_object()["/DescendantFonts"]:
                descriptor = descendant.get_object()["/FontDescriptor"]
                embedded = {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
                yield str(descriptor["/FontName"]), bool(embedded)


@pytest.mark.parametrize("what", WHAT)
def test_one_snapshot_always_gives_the_same_bytes(
    printer_for: Callable[[Language], Printer], filled: Snapshot, what: What
) -> None:
    assert printer_for("en").pdf(filled, what) == printer_for("en").pdf(filled, what)


def test_a_print_in_a_worker_gives_the_same_bytes_by_the_fonts_read_before(
    printer_for: Callable[[Language], Printer], filled: Snapshot
) -> None:
    here = printer_for("en").pdf(filled, "checklist")
    fonts = workshop(RESOURCES / "templates").fonts
    with ThreadPoolExecutor(1) as worker:
        there = worker.submit(printer_for("en").pdf, filled, "checklist").result()
    assert here == there
    assert workshop(RESOURCES / "templates").fonts is fonts


def test_another_process_and_time_zone_give_the_same_bytes(
    printer: Printer, filled: Snapshot, tmp_path: Path
) -> None:
    script = (
        "import sys, pathlib; sys.path.insert(0, 'tests/printing'); import print_samples as c\n"
        "from ipdesk.catalogue.form import form_for\n"
        "from ipdesk.catalogue.loader import load_edition\n"
        "from ipdesk.messages import Translator\n"
        "from ipdesk.printing.engine import Printer\n"
        "catalogue = load_edition(c.RESOURCES / 'catalogue' / '2015-59')\n"
        "form = form_for(catalogue, 'annual', 'leading')\n"
        "words = Translator(c.RESOURCES / 'translations', 'en')\n"
        "printer = Printer(c.RESOURCES / 'templates', words, c.PlainWords())\n"
        "snapshot = c.snapshot_of(form, {**c.FILLED, **c.tasks_filled(form)}, c.header())\n"
        "pathlib.Path(sys.argv[1]).write_bytes(printer.pdf(snapshot, 'checklist'))\n"
    )
    other = tmp_path / "other.pdf"
    subprocess.run(
        [sys.executable, "-c", script, str(other)],
        cwd=ROOT,
        env={**os.environ, "TZ": "America/Lima", "PYTHONHASHSEED": "1"},
        check=True,
    )
    assert other.read_bytes() == printer.pdf(filled, "checklist")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_only_the_program_s_fonts_are_used_embedded_and_as_subsets(
    printed: Prints, language: Language
) -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed("report", language).pdf))
    fonts = set(fonts_of(reader))
    assert fonts
    for name, embedded in fonts:
        assert embedded
        assert name[7] == "+"
        assert name.split("+")[1].startswith(("NotoSansSC", "NotoSerifSC"))


@pytest.mark.parametrize(("language", "tag"), [("zh", "zh-CN"), ("en", "en")])
def test_the_file_is_tagged_titled_and_says_its_language(
    printed: Prints, filled: Snapshot, language: Language, tag: str
) -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed("report", language).pdf))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == tag
    assert reader.metadata is not None
    assert reader.metadata.title == getattr(filled.form.kind.label, language)


def test_the_file_is_dated_by_the_report(printed: Prints) -> None:
    metadata = pypdf.PdfReader(io.BytesIO(printed("checklist").pdf)).metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.isoformat() == "2017-01-03T01:30:00+00:00"


def test_the_typesetter_is_imported_only_when_printing() -> None:
    code = "import sys, ipdesk.printing.engine; sys.exit('typst' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_both_faces_are_found() -> None:
    assert [path.suffix for path in chinese_fonts()] == [".otf", ".otf"]
