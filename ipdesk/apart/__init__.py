"""Work on files of unknown origin, done in a process of its own with limits.

``child`` starts the process and asks it, ``confined`` is what it does first, ``allowance`` what
it may cost.
"""
