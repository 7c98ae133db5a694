"""The language of the window: sentences in, texts on widgets out, said anew when the language changes.

`i18n` stands before it; every widget and action takes its words from here.
"""

from __future__ import annotations

import html
import re
import weakref
from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QLocale, QObject, Signal
from shiboken6 import isValid

from journeymap.i18n import Message, Translator, Value

Sentence = str | Message | Callable[[], str]
"""English words, a message, or a function that gives the finished text; it must not hold the widget it is for."""

_LOCALES = {"en": "en_GB", "id": "id_ID"}
_HALF = re.compile("[\ud800-\udfff]")
_TIP_LINE, _MOST_TIP, _MOST_LABEL = 80, 1200, 120
"""Letters of a tooltip that needs no breaking, of the longest one, and of the longest text of a button."""


class _Said(msgspec.Struct, frozen=True):
    """What was said to one setter of one widget; the widget is held weakly."""

    widget: weakref.ReferenceType[QObject]
    setter: str
    sentence: Sentence


class Speech(QObject):
    """Translates for the window, and keeps the texts of living widgets in its language."""

    changed = Signal()

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translator = Translator(language)
        self._said: dict[tuple[int, str], _Said] = {}

    @property
    def translator(self) -> Translator:
        """The translator of the language spoken now; do not keep it over a change of language."""
        return self._translator

    @property
    def language(self) -> str:
        """The language spoken now: `en` or `id`."""
        return self._translator.language

    @property
    def locale(self) -> QLocale:
        """Qt's locale of the language, for calendars."""
        return QLocale(_LOCALES[self.language])

    def speak(self, language: str) -> None:
        """Changes the language: all that was said is said again, then `changed` is sent."""
        translator = Translator(language)
        if translator.language == self.language:
            return
        self._translator = translator
        for key, said in tuple(self._said.items()):
            self._tell(key, said)
        self.changed.emit()

    def text(self, sentence: str | Message, /, **values: Value) -> str:
        """The sentence in the language spoken now; `values` fill the braces of English words."""
        if isinstance(sentence, Message):
            return showable(self._translator.render(sentence))
        return showable(self._translator.text(sentence, **values))

    def say(self, widget: QObject, setter: str, sentence: Sentence) -> None:
        """Calls `widget.setter(text)` now and at every change of language, for as long as the widget lives.

        Said again to the same setter, the new sentence takes the place of the old one.
        """
        key = (id(widget), setter)
        said = _Said(weakref.ref(widget, partial(_forget, weakref.ref(self), key)), setter, sentence)
        self._said[key] = said
        self._tell(key, said)

    def _tell(self, key: tuple[int, str], said: _Said) -> None:
        widget = said.widget()
        if widget is None or not isValid(widget):
            self._said.pop(key, None)
            return
        sentence = said.sentence
        words = sentence() if callable(sentence) else self.text(sentence)
        getattr(widget, said.setter)(plain_tip(words) if said.setter == "setToolTip" else words)


def showable(words: str) -> str:
    """The words with a sign for each half letter, as names of files may have them: Qt drops those in silence."""
    return words if words.isascii() else _HALF.sub("\ufffd", words)


def plain_tip(words: str) -> str:
    """The words as a tooltip that shows them as they are: Qt guesses HTML in tooltips, user text may look like it.

    Long ones break into lines, which Qt does for HTML alone, and end in … before they cover the screen.
    """
    if len(words) <= _TIP_LINE and "<" not in words and "&lt;" not in words:
        return words
    shown = words if len(words) <= _MOST_TIP else f"{words[:_MOST_TIP]}…"
    return f'<span style="white-space:pre-wrap">{html.escape(shown)}</span>'


def plain_text(words: str) -> str:
    """The words as text of a button or an action that shows them as they are: there an ampersand marks a key, and what
    is longer than a line would be as wide as itself."""
    shown = words if len(words) <= _MOST_LABEL else f"{words[:_MOST_LABEL]}…"
    return " ".join(shown.split()).replace("&", "&&")


def _forget(speech: weakref.ReferenceType[Speech], key: tuple[int, str], gone: weakref.ReferenceType[QObject]) -> None:
    # An id is used again once its object is gone: only what was said to that very object is forgotten.
    owner = speech()
    if owner is not None and (said := owner._said.get(key)) is not None and said.widget is gone:
        del owner._said[key]
