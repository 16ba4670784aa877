"""The packages for Linux: a ``.deb`` and a portable folder, made of the frozen program."""
