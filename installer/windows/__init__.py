"""The program for Windows: its version resource, its installer and a portable archive.

The program itself is frozen on Windows only (``workflow.yml`` says how). Here the installer's
script is compiled from a stand-in of the folder, and compared with what the folder will hold.
"""
