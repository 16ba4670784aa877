"""Receipts: SIPO's signed answer to a package, made at the desk and taken in by the province."""
