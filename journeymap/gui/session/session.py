"""One open document and what all rooms of its window share: the one place where they meet.

Verbs go in through `do` (or straight to the document), change sets and analyses come out as signals; canvas,
inspector, panels and dialogs know the session and never one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from journeymap.analysis.results import Analysis
from journeymap.analysis.unanalysed import unanalysed
from journeymap.editing.changes import Change, ChangeSet
from journeymap.editing.document import Document
from journeymap.editing.errors import EditError
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.about import About
from journeymap.gui.session.analysing import Analysing, Ready
from journeymap.gui.session.arrangement import Arrangement
from journeymap.gui.session.background import Jobs
from journeymap.gui.session.comparing import Comparing
from journeymap.gui.session.drafts import Drafts
from journeymap.gui.session.letting_go import LettingGo
from journeymap.gui.session.light import Light, Lit
from journeymap.gui.session.preferences import Preferences
from journeymap.gui.session.selection import Selection
from journeymap.gui.session.unrevealed import Unrevealed, without_marks
from journeymap.i18n import Message, msg
from journeymap.model import Journey

R = TypeVar("R")


class Session(QObject):
    """A document with its selection, newest analysis and arrangement; language, look and settings are the program's.

    `changed` carries each `ChangeSet` after the document and the arrangement followed it; `analysed` each new
    `Analysis`; `noticed` a sentence for the person (and whether undo is offered with it); `revealed` asks whoever
    shows an element to go there; `lit` the touchpoints and links that a finding is about (two frozensets);
    `stored` that path, file or modified mark changed; `kind_wanted` that a touchpoint of that kind (the kind's word in
    the file) is wanted: whoever shows the map adds it after the selected one, or at the end;
    `sent` that something was noted as sent to departments;
    `trend_wanted` that the trend of the selected touchpoint is, at one of its series (None for the first).
    `findings_about` gives the findings of the newest analysis that are about an element.
    """

    changed = Signal(object)
    analysed = Signal(object)
    noticed = Signal(object, bool)
    revealed = Signal(str, str)
    lit = Signal(object, object)
    stored = Signal()
    kind_wanted = Signal(str)
    trend_wanted = Signal(object)
    sent = Signal()

    def __init__(
        self, document: Document, speech: Speech, look: Look, preferences: Preferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.document, self.speech, self.look, self.preferences = document, speech, look, preferences
        self.selection = Selection(self, lambda: document.journey)
        self._light = Light(self.selection, self._say_lit, self)
        self.jobs = Jobs(self)
        self.drafts = Drafts()
        self._letting_go = LettingGo(self)
        self.unrevealed = Unrevealed(self)
        self._analysis = unanalysed(document.journey, self.today())
        self.findings_about = About(self._analysis.findings)
        self.fresh = False
        self.arrangement = Arrangement(self._analysis, speech.translator, self)
        now = (lambda: document.journey), (lambda: self._analysis), (lambda: self.fresh)
        self.comparing = Comparing(*now, self.unrevealed, self.notice, self.jobs, self)
        self._analysing = Analysing(lambda: document.journey, self.today, self.unrevealed, self.jobs, self)
        self._analysing.analysed.connect(self._take_analysis)
        self._analysing.failed.connect(self._analysis_failed)
        self._unsubscribe = document.subscribe(self._follow)
        speech.changed.connect(self._speak)
        self.unrevealed.changed.connect(self._analyse_anew)
        self._analysing.ask()

    @property
    def journey(self) -> Journey:
        """The journey after the last finished step."""
        return self.document.journey

    @property
    def shown(self) -> Journey:
        """The journey without blind marks that are not revealed yet: for whatever shows what they come to."""
        return without_marks(self.document.journey, self.unrevealed.touchpoints)

    @property
    def analysis(self) -> Analysis:
        """The newest analysis; while `fresh` is False it is of an older journey, or empty in the first moment."""
        return self._analysis

    @property
    def settled(self) -> bool:
        """Whether the analysis is of this very journey and nothing is on its way."""
        return self.fresh and not self._analysing.busy

    def today(self) -> date:
        """The day from which stale and overdue are measured unless the journey names one."""
        return date.today()

    def do(self, verb: Callable[..., R], *args: Any, **kwargs: Any) -> R | None:
        """Carries out a verb on the document; a refusal is said to the person and gives None."""
        try:
            return verb(self.document, *args, **kwargs)
        except EditError as error:
            self.notice(error.message)
            return None

    def undo(self) -> None:
        """Takes the last step back and goes to where it was."""
        places = self.arrangement.graph.placement.positions
        self._walk(self.document.undo(), places)

    def redo(self) -> None:
        """Does the last undone step again and goes to where it is."""
        places = self.arrangement.graph.placement.positions
        self._walk(self.document.redo(), places)

    def notice(self, message: Message, *, undo: bool = False) -> None:
        """Says a sentence to the person, calmly; `undo` offers to take the last step back."""
        self.noticed.emit(message, undo)

    def reveal(self, mapping: str, id: str) -> None:
        """Selects an element and asks whoever shows it to go there; nothing where it is gone meanwhile."""
        if id not in getattr(self.journey, mapping, ()):
            return
        self.selection.pick(mapping, id)
        self.revealed.emit(mapping, id)

    def light_up(self, cards: Iterable[str] = (), links: Iterable[str] = (), *, during: str = "") -> None:
        """Lights up what a finding is about until another selection, Escape, or the end of the finding; nothing, to end
        it at once. To go there too, reveal first. `during`: a mapping whose elements may be selected meanwhile."""
        self._light.up((frozenset(cards), frozenset(links)), self._analysis.findings, during)

    def text(self, sentence: str | Message, /, **values: Any) -> str:
        """A sentence in the window's language."""
        return self.speech.text(sentence, **values)

    def close(self) -> None:
        """Ends all that runs for this document; call once, before the window goes."""
        self._unsubscribe()
        self._analysing.close()
        self.jobs.close()

    def _follow(self, step: ChangeSet) -> None:
        self.fresh = False
        self.arrangement.change(step, self.journey)
        self.selection.follow(self.journey)
        self.comparing.follow(step)
        self.changed.emit(step)
        self.stored.emit()
        self._analysing.ask()

    def _say_lit(self, lit: Lit) -> None:
        self.lit.emit(*lit)

    def _walk(self, step: ChangeSet | None, places: Mapping[str, tuple[float, float]]) -> None:
        """Goes to what a step changed; a card that only got the place it was seen at is no such thing."""
        if step is None:
            return
        now = self.arrangement.graph.placement.positions
        ids = {change.key[1] for change in step.changes if change.key[0] == "touchpoints"}
        stayed = {id for id in ids if id in now and places.get(id) == now[id]}
        there = [
            change
            for change in step.changes
            if change.key[1] in getattr(self.journey, change.key[0], ())
            and not (change.key[0] == "touchpoints" and change.key[1] in stayed and _only_placed(change))
        ]
        # What came back is what it was about; what merely names it came along.
        here = [change.key for change in there if change.before is None] or [change.key for change in there]
        if here and here[0][0] in ("touchpoints", "links", "stages"):
            self.selection.choose(key for key in here if key[0] == here[0][0])
            self.revealed.emit(*here[0])

    @Slot(object)
    def _take_analysis(self, ready: Ready) -> None:
        self._letting_go.take(self._analysis, self.findings_about)
        analysis = self._analysis = ready.analysis
        self.findings_about = ready.about
        self.fresh = True
        self.arrangement.analysed(analysis, ready.said)
        self._light.follow(analysis.findings)
        self.analysed.emit(analysis)
        self.comparing.analysed(analysis)

    @Slot()
    def _analyse_anew(self) -> None:
        self.fresh = False
        self.comparing.unveil()
        self._analysing.ask()

    @Slot(object)
    def _analysis_failed(self, error: Exception) -> None:
        self.notice(
            msg("The gaps could not be worked out: {reason}. The map can be edited and saved.", reason=str(error))
        )

    @Slot()
    def _speak(self) -> None:
        self.arrangement.speak(self.speech.translator)


def _only_placed(change: Change) -> bool:
    """Whether a touchpoint differs in its place at most."""
    if change.before is None or change.after is None:
        return False
    return bool(replace(change.before, position=change.after.position) == change.after)
