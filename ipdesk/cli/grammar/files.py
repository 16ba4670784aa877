"""Commands that write and read files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.cli import demo, foreign, importing, output, printing, signing
from ipdesk.cli.grammar.keys import passphrase_options, writing_options
from ipdesk.cli.grammar.parts import command, json_option, on_file
from ipdesk.exchange.template_size import EMPTY_ROWS, MOST_ROWS
from ipdesk.paper.code import WHAT

if TYPE_CHECKING:
    from ipdesk.cli.grammar.parts import Commands


def _template(commands: Commands) -> None:
    blank = on_file(commands, "template", "write a blank template for departments to fill in")
    blank.add_argument("--kind", default="", help="report kind (that of the report if absent)")
    blank.add_argument(
        "--year", type=int, default=0, help="its year (that of the report if absent)"
    )
    blank.add_argument(
        "--section", action="append", metavar="CODE", help="only this one (may be repeated)"
    )
    blank.add_argument(
        "--rows", type=_row_count, default=EMPTY_ROWS, metavar="N",
        help=f"empty lines of each roster, {EMPTY_ROWS} if absent, {MOST_ROWS} at most",
    )  # fmt: skip
    blank.add_argument("-o", "--output", type=Path, required=True, metavar="X.xlsx")
    blank.set_defaults(run=output.template)


def _row_count(text: str) -> int:
    """A number of lines that a template can have."""
    count = int(text)
    if not 0 < count <= MOST_ROWS:
        raise ValueError(text)
    return count


def _import(commands: Commands) -> None:
    take = on_file(commands, "import", "import figures from workbooks, all or nothing")
    take.add_argument("workbooks", type=Path, nargs="+", metavar="X")
    take.add_argument("--dry-run", action="store_true", help="only show what would change")
    take.add_argument(
        "--prefer", type=Path, action="append", default=[], metavar="X.xlsx",
        help="where files differ, this one counts (may be repeated, the first goes before)",
    )  # fmt: skip
    take.add_argument("--skip-refused", action="store_true", help="leave out files that do not fit")
    foreign.add_options(take)
    take.set_defaults(run=importing.take)


def add_output(commands: Commands) -> None:
    """Workbooks, prints, packages."""
    workbook = on_file(commands, "workbook", "export the report as a workbook")
    workbook.add_argument("-o", "--output", type=Path, required=True, metavar="X.xlsx")
    workbook.set_defaults(run=output.workbook)
    _template(commands)
    _import(commands)
    handover = on_file(commands, "handover", "write what a successor has to know of the figures")
    handover.add_argument("-o", "--output", type=Path, required=True, metavar="X.xlsx|X.pdf")
    handover.set_defaults(run=output.handover)
    paper = on_file(commands, "print", "print to PDF")
    paper.add_argument("--what", choices=(*WHAT, printing.DELIVERY), required=True)
    paper.add_argument(
        "--section", action="append", metavar="CODE", help="only this one (may be repeated)"
    )
    for name in ("row", "column"):
        paper.add_argument(
            f"--{name}", action="append", metavar="CODE", help=f"a {name} of an extract's section"
        )
    paper.add_argument(
        "--kind", default="", metavar="K", help="the kind of a blank form (the report's own)"
    )
    paper.add_argument(
        "--beside", default="", metavar="ID", help="what differences are shown to (the one before)"
    )
    paper.add_argument("-o", "--output", type=Path, required=True, metavar="X.pdf")
    paper.set_defaults(run=printing.print_pdf)
    for name, help_text, run in (
        ("seal", "seal the report and write its package", signing.seal),
        ("package", "write the package of a sealed report again", output.package),
    ):
        parser = on_file(commands, name, help_text)
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
        writing_options(parser)
        parser.set_defaults(run=run)
        if name == "package":
            parser.add_argument(
                "--sheet", type=Path, metavar="X.pdf", help="write its delivery sheet as well"
            )
            json_option(parser)
        if name == "seal":
            parser.add_argument(
                "--sign", type=Path, metavar="KEY", help="sign with the clerk's key"
            )
            passphrase_options(parser)
            json_option(parser)
    verify = command(commands, "verify", "verify a package (exit 0: valid, 3: not)")
    verify.add_argument("package", type=Path, metavar="PACKAGE")
    verify.add_argument(
        "--page",
        default="",
        metavar="CODE",
        help="tell what the printed page shows, and whether it is the data (a workspace also does)",
    )
    verify.add_argument(
        "--identity", type=Path, metavar="KEY", help="the key that opens an encrypted package"
    )
    passphrase_options(verify)
    verify.add_argument(
        "--keys", type=Path, metavar="FILE", help="a workspace whose data packs enrol the keys"
    )
    json_option(verify)
    verify.set_defaults(run=output.verify_package)
    show = command(commands, "demo", "run the whole job on the example, without a window")
    show.add_argument("-o", "--output", type=Path, default=Path("ipdesk-demo"), metavar="DIR")
    show.set_defaults(run=demo.demo)
