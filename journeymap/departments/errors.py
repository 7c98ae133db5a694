"""What is said of a returned file that cannot be taken in; every reader of this room raises it.

One kind with the faults of files, so that the command line and the window tell it as they tell those.
"""

from __future__ import annotations

from journeymap.i18n import Message
from journeymap.storage.errors import JourneyFileError


class ReturnError(JourneyFileError):
    """A file that is no return, or none that can be taken in: the sentence says why and what to do.

    Whoever reads bytes need not know the file's name; whoever knows it says it with `in_file`.
    """

    def __init__(self, message: Message, file: str = "") -> None:
        super().__init__(file, message=message)
        self.sentence = message

    def in_file(self, file: str) -> ReturnError:
        """The same of a file with this name."""
        return type(self)(self.sentence, self.file or file)


class NoReturnError(ReturnError):
    """A file that is no return at all: another program's workbook, or a journey that nobody was sent.

    Whoever is handed any file, as by dropping it on the window, goes on asking what else it may be.
    """
