"""Catalogue editions as files: packs written, read, installed, patched."""
