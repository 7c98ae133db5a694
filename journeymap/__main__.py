"""Where the program starts: the words of a call in, its exit status out; the only place that knows both doors.

The first word decides: a command or an option goes to the command line, anything else is a file for the window.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from journeymap.collector import collector_paused


def main() -> int:
    """Runs the program with the words it was called with; gives the exit status."""
    from journeymap.cli.routes import for_window

    arguments = sys.argv[1:]
    try:
        if for_window(arguments):
            return window(arguments)
        return command(arguments)
    except KeyboardInterrupt:
        return 130


def command(arguments: Sequence[str]) -> int:
    """The command line. A call lives for seconds and ends: looking for garbage among its imports took a tenth of a
    report's time."""
    with collector_paused():
        from journeymap.cli.app import run

        return run(arguments, self_test)


def window(files: Sequence[str]) -> int:
    """The window with these files; where its library is missing, a sentence and 2."""
    from importlib.util import find_spec

    if find_spec("PySide6") is None:
        from journeymap.cli.app import no_window

        return no_window()
    with collector_paused():
        from journeymap.gui.beforehand import import_beforehand

        import_beforehand(document=bool(files))
        from journeymap.gui.app import run
    return run(files)


def self_test(language: str) -> int:
    """The real window off-screen on a sample; what it found is printed in this language. Exit status."""
    from importlib.util import find_spec

    if find_spec("PySide6") is None:
        from journeymap.cli.app import no_window

        return no_window()
    from journeymap.gui.self_test import run

    return run(language)


if __name__ == "__main__":
    sys.exit(main())
