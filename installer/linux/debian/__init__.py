"""The ``.deb``: ``python -m installer.linux.debian`` makes it.

``tree`` lays it out, ``control`` describes it.
"""
