"""The editor of a day: typed in either language, or picked from a calendar."""

from __future__ import annotations

from journeymap.gui.inspector.editors.numbers import FigureEditor
from journeymap.gui.widgets.checked_field import CheckedField
from journeymap.gui.widgets.day_field import DayField


class DayEditor(FigureEditor):
    """A day of the calendar."""

    def make_field(self) -> CheckedField:
        return DayField(self.session.speech, self.session.look, today=self.session.today, parent=self)
