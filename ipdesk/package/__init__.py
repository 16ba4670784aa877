"""The submission package (.ipsub): build, write, read strictly, verify, restore.

The format is described in ``docs/package-format.md``.
"""
