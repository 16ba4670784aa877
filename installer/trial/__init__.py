"""The ``.deb`` tried for real: ``python -m installer.trial FORMER.deb NEW.deb`` (as root).

``clean_root`` is a Debian with nothing in it, ``screen`` a screen of its own with somebody at the
keyboard, ``steps`` what is tried. Nothing but the package and what it asks for is put into the
root: the screen and the tools that look at it are outside.
"""
