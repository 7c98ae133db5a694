"""What this program is: name, version, promises and licences of what it is made of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from journeymap import __version__
from journeymap.gui.dialogs.finding import Command
from journeymap.gui.dialogs.shell import DialogShell
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import mark, msg

_LINES = (
    msg("Version {version}", version=__version__),
    mark("Customer-journey maps with owners, scores and gaps. Works offline, on a file you own."),
    mark("No account, no network, no telemetry. Scores are counts; no person's answer is in a journey file."),
    mark("Licence: MIT. The font Inter is under the SIL Open Font License, Qt under the LGPL."),
)


class AboutDialog(DialogShell):
    """A few sentences."""

    def __init__(self, session: Session, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(session, mark("About journeymap"), parent)
        for line in _LINES:
            label = PlainLabel(parent=self)
            session.speech.say(label, "setText", line)
            self.body.addWidget(label)
        self.size_up(460, 280)
