"""Where the program starts: tells a call of the command line from a file for the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Runs the program with the words it was called with; gives the exit status."""
    from journeymap.cli.app import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
