"""Commands on SIPO's desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ipdesk.cli import auditing, desk, desk_affairs, packs
from ipdesk.cli.grammar.answers import add_answers
from ipdesk.cli.grammar.keys import passphrase_options
from ipdesk.cli.grammar.nation import add_desk_nation
from ipdesk.cli.grammar.parts import Parser, action, command, json_option
from ipdesk.review.records import DESK_ROLES, VERDICTS

if TYPE_CHECKING:
    from ipdesk.cli.grammar.parts import Actions, Commands


def add_desk(commands: Commands) -> None:
    """The desk: packages taken in, and what is needed to judge them."""
    parser = command(commands, "desk", "SIPO's desk: take packages in and judge them")
    actions = parser.add_subparsers(required=True, metavar="ACTION", parser_class=Parser)
    new = _at(actions, "new", "make a desk: a file, or the tables in a PostgreSQL database")
    new.add_argument("--practice", action="store_true", help="a desk for practice packages only")
    new.set_defaults(run=desk.new)
    intake = _at(actions, "intake", "take packages in; exit code 3 if one is not valid")
    intake.add_argument("packages", type=Path, nargs="+", metavar="PACKAGE")
    intake.add_argument(
        "--identity", type=Path, metavar="KEY", help="SIPO's key that opens encrypted packages"
    )
    passphrase_options(intake)
    intake.set_defaults(run=desk.intake)
    listed = _at(actions, "list", "list what was handed in")
    listed.add_argument("--verdict", choices=VERDICTS, help="only with this verdict")
    listed.add_argument("--unit", default="", help="only of this unit, by code or name")
    listed.set_defaults(run=desk.list_submissions)
    show = _at(actions, "show", "show a submission: verdict, reasons, differences, files")
    show.add_argument("number", type=int, metavar="NUMBER")
    show.set_defaults(run=desk.show)
    page = _at(actions, "page", "tell of a stamped page whether it shows a submission's data")
    page.add_argument("code", metavar="CODE", help="the page's code, typed or scanned")
    page.set_defaults(run=desk_affairs.page)
    _add_quarantine(actions)
    add_answers(actions, _at)
    _add_known(actions)
    add_desk_nation(actions)


def _add_quarantine(actions: Actions) -> None:
    recheck = _at(actions, "recheck", "look again at what waits in quarantine")
    recheck.add_argument("number", type=int, nargs="?", default=0, metavar="NUMBER")
    recheck.set_defaults(run=desk_affairs.recheck)
    admit = _at(actions, "admit", "let a submission in over a gap or fork (chief)")
    admit.add_argument("number", type=int, metavar="NUMBER")
    admit.add_argument("--reason", required=True, metavar="TEXT", help="why, with the document")
    admit.set_defaults(run=desk_affairs.admit)


def _add_known(actions: Actions) -> None:
    keys = _at(actions, "keys", "list the keys that are enrolled")
    keys.set_defaults(run=desk_affairs.keys)
    enrol = _at(actions, "enrol", "enrol keys, all or none (chief)")
    enrol.add_argument(
        "keys", nargs="+", metavar="KEY", help="X.ipkey, or the code on the stamped sheet"
    )
    enrol.add_argument("--document", required=True, metavar="NUMBER", help="the letter it came by")
    enrol.set_defaults(run=desk_affairs.enrol)
    revoke = _at(actions, "revoke", "revoke keys, all or none (chief)")
    revoke.add_argument(
        "fingerprints", nargs="+", metavar="FINGERPRINT", help="or its first 12 characters"
    )
    revoke.add_argument(
        "--document", required=True, metavar="NUMBER", help="the letter that says so"
    )
    revoke.set_defaults(run=desk_affairs.revoke)
    install = _at(actions, "install", "take the keys of a data pack over (chief)")
    install.add_argument("pack", type=Path, metavar="X.ippack")
    install.add_argument(
        "--fingerprint", required=True, metavar="F", help="of the pack's key, as on its sheet"
    )
    install.set_defaults(run=packs.install_at_desk)
    people = _at(actions, "people", "list who works at the desk, or give somebody a role (chief)")
    people.add_argument("name", nargs="?", default="", metavar="NAME", help="the account's name")
    people.add_argument("role", nargs="?", choices=DESK_ROLES, default="reader", metavar="ROLE")
    people.set_defaults(run=desk_affairs.people)
    log = _at(actions, "log", "tell what was done at the desk")
    log.set_defaults(run=desk_affairs.log)
    audit = _at(actions, "audit", "prove that the desk's log was not changed (exit 3: it was)")
    audit.add_argument(
        "--against",
        type=Path,
        nargs="+",
        default=[],
        metavar="RECEIPT",
        help="receipts as units hold them",
    )
    audit.set_defaults(run=auditing.desk)


def _at(actions: Actions, name: str, help_text: str) -> Parser:
    parser = action(actions, name, help_text)
    parser.add_argument("place", metavar="DESK", help="a desk (.ipdesk), or postgresql://...")
    json_option(parser)
    return parser
