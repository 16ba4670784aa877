"""Packages that only SIPO can open: age files, made and read by the library ``pyrage``."""
