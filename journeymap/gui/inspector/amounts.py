"""A value in the unit of its metric, as people type it: 30, 85 %, 4.2, 90 s, 5 min, 2 h, an amount of money.

Typed text in, values in the unit of the file out; targets, bounds, reported figures and times are typed here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from journeymap.gui.session.session import Session
from journeymap.gui.widgets.checked_field import CheckedField
from journeymap.gui.widgets.reading import UnreadableError, read_number
from journeymap.i18n import msg
from journeymap.model.limits import LARGEST
from journeymap.model.metrics import Unit

_TIME = re.compile(r"(.*?)\s*([^\W\d_]*)", re.DOTALL)
_UNITS: Mapping[str, float] = {
    **dict.fromkeys(("", "s", "sec", "secs", "second", "seconds", "dtk", "detik"), 1.0),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", "mnt", "menit"), 60.0),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "j", "jam"), 3600.0),
    **dict.fromkeys(("d", "day", "days", "hr.", "hari"), 86400.0),
}
"""How many seconds a word for a unit of time stands for, in both languages."""
_DECIMALS = 6


def read_seconds(text: str, language: str) -> float:
    """The seconds in `90 s`, `5 min`, `2,5 h` or a bare number; UnreadableError where there are none."""
    found = _TIME.fullmatch(text.strip())
    size = _UNITS.get(found[2].casefold()) if found else None
    if found is None or size is None or not found[1]:
        raise UnreadableError(msg("“{text}” is not a length of time, such as 90 s, 5 min or 2 h.", text=text.strip()))
    return read_number(found[1], language) * size


class AmountField(CheckedField):
    """Values in the unit of the metric that it was told; times in seconds."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.speech, session.look, parent)
        self._session = session
        self._unit: Unit = "scale"

    def set_unit(self, unit: Unit) -> None:
        """Takes values of another unit."""
        self._unit = unit

    @property
    def unit_words(self) -> str:
        """What stands behind the field: a percent sign, the currency, or nothing where the text itself says it."""
        return {"percent": "%", "money": self._session.journey.currency}.get(self._unit, "")

    def read(self, text: str) -> float:
        language = self.speech.language
        value = read_seconds(text, language) if self._unit == "seconds" else read_number(text, language)
        if abs(value) > LARGEST:
            raise UnreadableError(msg("“{text}” is too large.", text=text))
        return value

    def write(self, value: float) -> str:
        if self._unit != "seconds":
            return self._plain(value)
        sizes = ((3600.0, msg("{number} h", number=self._plain(value / 3600))),
                 (60.0, msg("{number} min", number=self._plain(value / 60))))  # fmt: skip
        for size, words in sizes:
            if value >= size and round(value / size * 100) == value / size * 100:
                return self.speech.text(words)
        return self.speech.text(msg("{number} s", number=self._plain(value)))

    def _plain(self, value: float) -> str:
        shown = f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
        return shown.replace(".", ",") if self.speech.language == "id" else shown
