"""Microsoft Forms: ID, start time, completion time, e-mail and name in front, in the language of whoever saved it."""

from __future__ import annotations

from journeymap.feedback.recognising.columns import by_names, known, single_header
from journeymap.feedback.recognising.grid import Grid
from journeymap.feedback.recognising.labels import plain
from journeymap.feedback.recognising.shape import Draft, Shape
from journeymap.feedback.table import Part
from journeymap.i18n import Message, msg

_PARTS = by_names({
    Part.START: "Start time|Startzeit|Waktu mulai|Heure de début|Hora de inicio|Begintijd",
    Part.TIME: "Completion time|Fertigstellungszeit|Waktu penyelesaian|Waktu selesai|Heure de fin|"
    "Hora de finalización|Tijd van voltooien",
    Part.PERSON: "Email|E-Mail|Name|Nama|Adresse de messagerie|Nom|Correo electrónico|Nombre|Naam",
    Part.META: "Language|Sprache|Bahasa|Total points|Gesamtpunktzahl|Total poin|Quiz feedback|Quizfeedback|"
    "Umpan balik kuis|Last modified time|Uhrzeit der letzten Änderung|Waktu terakhir diubah",
})  # fmt: skip
_FRONT = 5
_QUIZ = ("Points - ", "Feedback - ", "Punkte - ", "Poin - ", "Umpan balik - ")


def sees(grid: Grid) -> tuple[Message, ...]:
    """Why it is Microsoft Forms: its columns for start and completion right after the id."""
    front = [_PARTS.get(plain(cell)) for cell in grid.row(0)[:_FRONT]]
    starts = bool(grid.row(0)) and plain(grid.row(0)[0]) == "id"
    if not starts or Part.START not in front[1:3] or Part.TIME not in front[1:3] or len(known(grid, _PARTS)) < 3:
        return ()
    return (msg("ID, start time and completion time stand in front, as in Microsoft Forms."),)


def shapes(grid: Grid) -> Shape:
    """One header row; only the columns in front are metadata, for a question may be called *Name* too."""
    drafts = single_header(grid, {}, lambda name: Part.META if name.startswith(_QUIZ) else None)
    return Shape(1, tuple(_front(place, draft) for place, draft in enumerate(drafts)))


def _front(place: int, draft: Draft) -> Draft:
    if place == 0:
        return Draft(draft.name, draft.label, Part.ID)
    part = _PARTS.get(plain(draft.name)) if place < _FRONT + 4 else None
    return Draft(draft.name, draft.label, part) if part else draft
