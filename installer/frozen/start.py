"""The first module of the frozen program."""

import sys


def main() -> int:
    """Run the command, or what this process was started for by the program itself."""
    if any(word.startswith(("--multiprocessing-fork", "-c")) for word in sys.argv[1:2]):
        import multiprocessing

        # A frozen program starts itself again for the children that read files of unknown origin.
        multiprocessing.freeze_support()
    from ipdesk.cli import main as ipdesk

    return ipdesk()


if __name__ == "__main__":
    sys.exit(main())
