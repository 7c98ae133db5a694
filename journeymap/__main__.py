"""Where the program starts: the words of a call in, its exit status out; after it nothing but the shell."""

from __future__ import annotations

import sys

from journeymap.collector import collector_paused


def main() -> int:
    """Runs the program with the words it was called with; gives the exit status.

    A call lives for seconds and ends: looking for garbage among its imports took a tenth of a report's time.
    """
    try:
        with collector_paused():
            from journeymap.cli.app import run

            return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
