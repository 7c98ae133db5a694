"""What is wrong with a file of answers, in one sentence; the readers raise it, command line and window show it."""

from __future__ import annotations

from journeymap.i18n import Message, Translator


class AnswersError(Exception):
    """A file that holds no answers we can read: what it is instead, and what to do about it."""

    def __init__(self, file: str, message: Message) -> None:
        self.file = file
        self.message = message
        super().__init__(file, message)

    def __str__(self) -> str:
        return f"{self.file}: {Translator('en').render(self.message)}"
