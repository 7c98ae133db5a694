"""A number as people type it, with a comma or a point, from a least to a most; see `checked_field`."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.checked_field import CheckedField
from journeymap.gui.widgets.reading import UnreadableError, read_number
from journeymap.i18n import Message, Number, Percent, msg

_MOST_DECIMALS = 6


class NumberField(CheckedField):
    """Values are floats, or ints where `whole`; outside `least` to `most` it says so and keeps what was typed."""

    def __init__(
        self,
        speech: Speech,
        look: Look,
        *,
        least: float | None = None,
        most: float | None = None,
        whole: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(speech, look, parent)
        self._whole = whole
        self.set_range(least, most)

    def set_range(self, least: float | None, most: float | None) -> None:
        """Takes other ends; None is no end. A value that stands in the field already is left alone."""
        self._least, self._most = least, most

    def read(self, text: str) -> float:
        """The number; UnreadableError for none, for a broken one where a whole one is due, and outside the range."""
        value = read_number(text, self.speech.language)
        if self._whole and value != int(value):
            raise UnreadableError(msg("“{text}” is not a whole number.", text=text))
        if (self._least is not None and value < self._least) or (self._most is not None and value > self._most):
            raise UnreadableError(self._range())
        return int(value) if self._whole else value

    def write(self, value: float) -> str:
        """The number in the language of the window, without thousands parted, so that it can be typed over."""
        plain = f"{value:.{_MOST_DECIMALS}f}".rstrip("0").rstrip(".")
        return plain.replace(".", ",") if self.speech.language == "id" else plain

    def _range(self) -> Message:
        if self._most is None:
            return msg("This must be {least} or more.", least=_shown(self._least))
        if self._least is None:
            return msg("This must be {most} or less.", most=_shown(self._most))
        return msg("This must be from {least} to {most}.", least=_shown(self._least), most=_shown(self._most))


class ShareField(NumberField):
    """A share, 0 to 1, typed as a percentage; `excluded` are bounds that are themselves too little or too much."""

    excluded: tuple[float, ...] = ()

    def read(self, text: str) -> float:
        """The share; UnreadableError also for an excluded one."""
        share = round(super().read(text) / 100.0, 8)
        if share in self.excluded:
            raise UnreadableError(msg("This must be less than {most}.", most=Percent(100 * share)))
        return share

    def write(self, value: float) -> str:
        """The percentage, without its sign."""
        return super().write(round(100.0 * value, 6))


def _shown(end: float | None) -> Number:
    return Number(end or 0.0, _MOST_DECIMALS)
