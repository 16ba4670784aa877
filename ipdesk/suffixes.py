"""How the names of files end that the program makes and takes in, workspaces apart."""

from __future__ import annotations

PACKAGE = ".ipsub"
RECEIPT = ".ipreceipt"
DATA_PACK = ".ippack"
CATALOGUE_PACK = ".ipcat"
