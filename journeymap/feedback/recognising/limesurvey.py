"""LimeSurvey: its metadata in front, codes or questions with their part in square brackets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from journeymap.feedback.recognising.columns import UNFINISHED, by_names, is_ticked, known, single_header, where
from journeymap.feedback.recognising.dates import share_of_times
from journeymap.feedback.recognising.grid import Grid
from journeymap.feedback.recognising.labels import clean_label
from journeymap.feedback.recognising.shape import Draft, Shape
from journeymap.feedback.table import Part
from journeymap.i18n import Message, msg

_PARTS = by_names({
    Part.ID: "id|Response ID|Antwort ID|ID Respons",
    Part.STATUS: "submitdate|Date submitted|Datum Abgeschickt|Tanggal dikirim",
    Part.START: "startdate|Date started|Datum gestartet|Tanggal mulai",
    Part.TIME: "datestamp|Date last action|Datum letzte Aktivität|Tanggal tindakan terakhir",
    Part.META: "lastpage|Last page|Letzte Seite|Halaman terakhir|startlanguage|Start language|Start-Sprache|"
    "Bahasa awal|seed|Zufallsstartwert|refurl|Referrer URL",
    Part.PERSON: "token|Access code|Zugangsschlüssel|ipaddr|IP address|IP-Adresse|Firstname|Lastname|Email",
})  # fmt: skip
_OWN = {"submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "date submitted", "last page",
        "start language", "date started", "date last action", "datum abgeschickt", "letzte seite",
        "start sprache"}  # fmt: skip
_PART = re.compile(r"(.+?)\s*\[([^\[\]]+)\]$", re.S)
_UNSENT = dict.fromkeys(("", "n/a"), UNFINISHED)
_LEAST = 3
_SHARE_IN_BRACKETS = 0.5


def sees(grid: Grid) -> tuple[Message, ...]:
    """Why it is LimeSurvey: its metadata, or, where somebody cut that off, its square brackets."""
    if len(known(grid, _PARTS) & _OWN) >= _LEAST:
        return (msg("The columns for the page, the language and the dates of an answer are LimeSurvey's."),)
    stems = Counter(match[1] for cell in grid.row(0) if (match := _PART.fullmatch(cell.strip())))
    several = sum(count for count in stems.values() if count > 1)
    stamped = share_of_times(grid.sample(0, 1)) > _SHARE_IN_BRACKETS
    if len(stems) < 2 or several < _SHARE_IN_BRACKETS * len(grid.row(0)) or stamped:
        return ()
    return (msg("Most columns are a question with its part in square brackets, as LimeSurvey writes them."),)


def shapes(grid: Grid) -> Shape:
    """One header row; N/A means that the question was never shown."""
    found = len(known(grid, _PARTS) & _OWN)
    drafts = [_part(grid, place, draft) for place, draft in enumerate(single_header(grid, _PARTS if found else {}))]
    submitted = next((place for place, draft in enumerate(drafts) if draft.part is Part.STATUS), None)
    return Shape(1, tuple(_with_time(drafts)), where(submitted, _UNSENT), _shown)


def _part(grid: Grid, place: int, draft: Draft) -> Draft:
    match = _PART.fullmatch(draft.name)
    if draft.part is not Part.QUESTION or not match:
        return draft
    if match[2].endswith(("comment", "other")):
        return Draft(draft.name, draft.label, Part.TEXT)
    cells = [cell for cell in grid.sample(place, 1) if cell != "N/A"]
    ticked = bool(cells) and (is_ticked(cells) or set(cells) <= {"Y", "N"})
    return Draft(draft.name, _label(match), Part.CHOICE if ticked else draft.part)


def _label(match: re.Match[str]) -> str:
    code = re.fullmatch(r"\w+", match[1])
    return match[0] if code else f"{clean_label(match[1])} – {clean_label(match[2])}"


def _with_time(drafts: Sequence[Draft]) -> list[Draft]:
    """The day an answer was sent is its time, and its being there says that it is finished."""
    return [
        Draft(d.name, d.label, {Part.STATUS: Part.TIME, Part.TIME: Part.META}[d.part])
        if d.part in (Part.STATUS, Part.TIME) and any(e.part is Part.STATUS for e in drafts)
        else d
        for d in drafts
    ]


def _shown(cell: str) -> str:
    return "" if cell == "N/A" else cell
