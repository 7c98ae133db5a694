"""What a verb says when it cannot do what was asked; raised by verbs, shown by the window and the command line."""

from __future__ import annotations

from journeymap.i18n import Message, Translator, Value, msg


class EditError(Exception):
    """An edit that makes no sense, in a sentence for people; the journey stayed as it was."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return Translator().render(self.message)


def refuse(text: str, /, **values: Value) -> EditError:
    """The error with this sentence, to be raised."""
    return EditError(msg(text, **values))
