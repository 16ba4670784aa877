"""The frozen program: one folder with everything that runs, Python included.

``python -m installer.frozen`` makes it, ``contents`` says what goes in, ``libraries`` measures what
it asks of the system, ``notices`` writes whose work it holds.
"""
