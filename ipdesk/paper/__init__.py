"""What binds paper to data: the code on each printed page, and how it is checked again.

The code's make is described in docs/page-code.md.
"""
