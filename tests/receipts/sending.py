"""What a province sends: its workspace, and the package sealed and signed in it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from signers import Keys

from ipdesk.sealed_signatures import countersigned, record_countersignature, signed_of
from ipdesk.sealing import Sealer
from ipdesk.services import Services
from ipdesk.workspace import Workspace

WHY = "该规则引用的年份有误"


class Sent(NamedTuple):
    """A workspace with its sealed report, and the package that was handed in."""

    workspace: Path
    package: Path


def seal_and_sign(services: Services, workspace: Workspace, folder: Path, keys: Keys) -> Path:
    """The package of the active draft, with both signatures."""
    sealer = Sealer(services)
    sealer.seal(workspace, folder, "test", keys.clerk)
    at = services.clock.now()
    record_countersignature(workspace, countersigned(keys.reviewer, signed_of(workspace), at))
    return sealer.write_package(workspace, folder).path
