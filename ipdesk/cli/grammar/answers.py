"""Commands with which the desk answers, and the province takes the answer in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from ipdesk.cli import desk_answers, receipts
from ipdesk.cli.grammar.keys import passphrase_options
from ipdesk.cli.grammar.parts import AtAny, Parser, action, command, json_option
from ipdesk.receipts.texts import Decision

if TYPE_CHECKING:
    from ipdesk.cli.grammar.parts import Actions, Commands

At = Callable[["Actions", str, str], Parser]
"""Makes the parser of an action on a desk."""


def add_answers(actions: Actions, at: At) -> None:
    """What the desk says and decides of a submission."""

    def on_submission(name: str, help_text: str) -> Parser:
        parser = at(actions, name, help_text)
        parser.add_argument("number", type=int, metavar="NUMBER")
        return parser

    comment = on_submission("comment", "comment on a place; without a text, list what was said")
    comment.add_argument("words", nargs="?", default="", metavar="TEXT")
    comment.add_argument("--at", nargs="+", action=AtAny, metavar="SECTION [ROW [COLUMN]]")
    comment.add_argument("--withdraw", default="", metavar="ID", help="take this comment back")
    comment.set_defaults(run=desk_answers.comment)
    _add_dispute(on_submission("dispute", "answer a disputed rule; without a rule, list them"))
    accept = on_submission("accept", "accept a submission")
    accept.add_argument("--reason", default="", metavar="TEXT", help="what to say with it")
    accept.set_defaults(run=desk_answers.accept)
    back = on_submission("return", "return a submission to its unit")
    back.add_argument("--reason", required=True, metavar="TEXT", help="why")
    back.set_defaults(run=desk_answers.send_back)
    receipt = on_submission("receipt", "issue a signed receipt, or write the newest one again")
    receipt.add_argument("-o", "--output", type=Path, metavar="X.ipreceipt")
    receipt.add_argument("--sheet", type=Path, metavar="X.pdf", help="print its sheet as well")
    receipt.add_argument("--sign", type=Path, metavar="KEY", help="issue one with this key")
    passphrase_options(receipt)
    receipt.set_defaults(run=desk_answers.receipt)


def _add_dispute(dispute: Parser) -> None:
    dispute.add_argument("rule", nargs="?", default="", metavar="RULE")
    dispute.add_argument("--at", nargs="+", action=AtAny, metavar="SECTION [ROW [COLUMN]]")
    dispute.add_argument("--decision", choices=get_args(Decision), default="rejected")
    dispute.add_argument("--reason", default="", metavar="TEXT", help="why")
    dispute.add_argument("--document", default="", metavar="NUMBER", help="the letter that waives")
    dispute.add_argument("--patch", default="", metavar="NAME", help="the pack with the rule patch")
    dispute.set_defaults(run=desk_answers.dispute)


def add_receipts(commands: Commands) -> None:
    """Receipts on the side of the province."""
    parser = command(commands, "receipt", "SIPO's receipts: show one, take it in")
    actions = parser.add_subparsers(required=True, metavar="ACTION", parser_class=Parser)
    show = action(actions, "show", "show a receipt")
    show.add_argument("receipt", type=Path, metavar="X.ipreceipt")
    show.add_argument("-o", "--output", type=Path, metavar="X.pdf", help="print its sheet")
    show.set_defaults(run=receipts.show)
    take = action(actions, "import", "take a receipt in: state, comments, rulings")
    take.add_argument("file", type=Path, metavar="FILE", help="a workspace (.ipdesk)")
    take.add_argument("receipt", type=Path, metavar="X.ipreceipt")
    take.add_argument(
        "--fingerprint", default="", help="of SIPO's key, from the sheet; needed the first time"
    )
    take.set_defaults(run=receipts.take_in, report="")
    for one in (show, take):
        json_option(one)
