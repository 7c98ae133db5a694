"""Errors that nobody expected: written to a private file, said once in a calm sentence, and the window goes on.

Python's hooks for exceptions, of the main and of other threads, stand before it; the program installs it around its
event loop.
"""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from journeymap import __version__, paths
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.i18n import Message, msg

if TYPE_CHECKING:  # the window comes with its first document; a welcome screen does without
    from journeymap.gui.documents.asking import QuestionBox
    from journeymap.gui.window.window import Window

MOST_BYTES = 256 * 1024
"""A longer log makes room: it is kept once beside the new one, and goes when that is as long."""
_MOST_LETTERS = 12_000
_KEPT = msg("Something in the program went wrong. Your work is kept; you can go on editing and saving.")
_NOT_KEPT = msg("Something in the program went wrong. You can go on editing; save your work soon.")
_NO_WORK = msg("Something in the program went wrong. You can go on.")


def log_file() -> Path:
    """Where the tracebacks are; it need not be there yet."""
    return paths.state_dir() / "errors.log"


class Mishaps(QObject):
    """The hooks for exceptions of one program; `windows` gives those of its documents."""

    _happened = Signal(object)

    def __init__(
        self, windows: Callable[[], Sequence[QWidget]], speech: Speech, look: Look, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._windows, self._speech, self._look = windows, speech, look
        self._known: set[tuple[str, str, int]] = set()
        self._box: QuestionBox | None = None
        self._before, self._before_in_threads = sys.excepthook, threading.excepthook
        # Later, and in the GUI thread: it may happen inside a paint, or in a thread of its own.
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on errors come here, from any thread of Python's."""
        self._before, self._before_in_threads = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = self.take, self._take_from_thread

    def remove(self) -> None:
        """Errors go where they went before."""
        sys.excepthook, threading.excepthook = self._before, self._before_in_threads

    def take(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
        said: Message | None = None,
    ) -> None:
        """Writes an error down and says it, both once for each place where it comes from; `said` is the sentence for
        it, where what went wrong is known better than that. May be called in any thread."""
        if not isinstance(error, Exception):
            self._before(kind, error, trace)
            return
        place = _place(kind, trace)
        if place in self._known and said is None:
            return
        self._known.add(place)
        where = places_of(error)
        with suppress(OSError):  # a full disk is no reason to say nothing
            write_down(where)
        with suppress(
            OSError, ValueError, AttributeError
        ):  # without a terminal there may be no stream, or a closed one
            sys.stderr.write(where)
        with suppress(RuntimeError):  # a thread may outlive the program's window
            self._happened.emit(said)

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):  # ending a thread is no error
            self.take(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot(object)
    def _tell(self, said: Message | None) -> None:
        from journeymap.gui.documents.asking import CLOSE, Question, QuestionBox
        from journeymap.gui.window.window import Window

        active = QApplication.activeWindow()
        windows = [window for window in self._windows() if isinstance(window, Window)]
        if windows:
            window = next((each for each in windows if each is active), windows[0])
            window.session.notice(said or _sentence(window))
        else:
            self._box = QuestionBox(
                Question(said or _NO_WORK, icon="warning", last=CLOSE), self._speech, self._look, active
            )
            self._box.open()


def _sentence(window: Window) -> Message:
    return _KEPT if window.desk.recording.on else _NOT_KEPT


def _place(kind: type[BaseException], trace: TracebackType | None) -> tuple[str, str, int]:
    """What makes an error the same one again: its kind and the line that raised it."""
    last = next(reversed(list(traceback.walk_tb(trace))), None)
    return (kind.__name__, last[0].f_code.co_filename, last[1]) if last else (kind.__name__, "", 0)


def places_of(error: BaseException) -> str:
    """Where an error and those behind it were raised, by file and line, and of what kinds they are. Their words are
    left out: they may quote what people wrote."""
    chain = [error]
    while (before := chain[-1].__cause__ or chain[-1].__context__) is not None and before not in chain:
        chain.append(before)
    parts = ["".join(traceback.format_tb(each.__traceback__)) + type(each).__name__ + "\n" for each in reversed(chain)]
    return "\n".join(parts)


def write_down(text: str) -> None:
    """Puts a traceback at the end of the log, which only its owner can read. Raises `OSError`."""
    paths.make_private(log_file().parent)
    file = log_file()
    if file.exists() and file.stat().st_size > MOST_BYTES:
        file.replace(file.with_suffix(".old.log"))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    entry = f"{at} journeymap {__version__}\n{text[-_MOST_LETTERS:]}\n"
    number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0), 0o600)
    with os.fdopen(number, "a", encoding="utf-8", errors="backslashreplace") as log:
        log.write(entry)
