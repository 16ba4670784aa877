"""The grammar of the command line, one module for each family of commands."""
