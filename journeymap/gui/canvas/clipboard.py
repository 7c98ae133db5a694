"""Touchpoints on the clipboard: as a clip for windows of this program, as lines of text for every other one.

Copying reads the journey; pasting ends in one step of editing. What comes from elsewhere is judged like any file.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from PySide6.QtCore import QByteArray, QMimeData

from journeymap.editing import clip as clips
from journeymap.editing.clip import Clip
from journeymap.editing.errors import refuse
from journeymap.gui.session.mime import CLIP
from journeymap.i18n import Number, Translator, mark
from journeymap.model import Journey
from journeymap.model.converting import json_decoder
from journeymap.model.words import LABELS, Kind
from journeymap.storage.codec import dumps, loads
from journeymap.storage.errors import JourneyFileError, UnwritableTextError

MOST_BYTES = 16 * 1024 * 1024
"""A clip that is larger is refused."""
MOST_TOUCHPOINTS = 2_000
MOST_LINKS = 10_000
"""A clip with more of them is refused: the window stands still while it is placed, and it is a file, not a clip."""
MOST_LETTERS = 200_000
MOST_LINES = 2_000
"""Text that is longer is refused: it is a document, not a list."""


class _Envelope(msgspec.Struct, frozen=True):
    """What stands under our own kind of data: a journey as the text of a file, and titles of touchpoints it names."""

    journey: str
    outside: dict[str, str] = {}


def clip_data(journey: Journey, ids: Iterable[str], translator: Translator) -> QMimeData:
    """Touchpoints of a journey as data for the clipboard; `EditError` where they are too many or cannot be written."""
    clip = _bounded(clips.copy(journey, ids))
    data = QMimeData()
    try:
        written = msgspec.json.encode(_Envelope(dumps(clip.journey), dict(clip.outside)))
    except (UnwritableTextError, UnicodeEncodeError):
        raise refuse("A text of it holds half of a character and cannot be copied: type it anew.") from None
    data.setData(CLIP, QByteArray(written))
    data.setText(_table(clip.journey, translator))
    return data


_HEADINGS = (mark("Title"), mark("Kind"), mark("Stage"), mark("Department"))
"""In every language of the window the words by which pasted text is read."""


def _table(journey: Journey, translator: Translator) -> str:
    """Touchpoints as lines of text; with headings, as cells of a spreadsheet, where more than titles is known."""
    lines = [_line(journey, id, translator) for id in journey.touchpoints]
    if any("\t" in line for line in lines):
        lines.insert(0, "\t".join(translator.text(heading) for heading in _HEADINGS))
    return "\n".join(lines)


def _line(journey: Journey, id: str, translator: Translator) -> str:
    touchpoint = journey.touchpoints[id]
    stage = journey.stages.get(touchpoint.stage)
    kind = "" if touchpoint.kind is Kind.OTHER else translator.text(LABELS[touchpoint.kind])
    department = journey.departments.get(touchpoint.accountable or "")
    cells = (touchpoint.title, kind, stage.title if stage else "", department.name if department else "")
    return "\t".join(" ".join(cell.split()) for cell in cells).rstrip("\t")


def read_clip(data: QMimeData) -> Clip | None:
    """The clip in some data, None where there is none; `EditError` for one that cannot be read."""
    if not data.hasFormat(CLIP):
        return None
    return clip_of(bytes(data.data(CLIP).data()))


def clip_of(raw: bytes) -> Clip:
    """The clip in its bytes; `EditError` where they or what they hold are too many, or cannot be read."""
    if len(raw) > MOST_BYTES:
        raise refuse("What was copied is too large to be pasted here.")
    try:
        envelope = json_decoder(_Envelope).decode(raw)
        clip = Clip(loads(envelope.journey).journey, envelope.outside)
    except (msgspec.DecodeError, JourneyFileError, UnicodeDecodeError, RecursionError):
        raise refuse("What was copied cannot be read as touchpoints.") from None
    return _bounded(clip)


def _bounded(clip: Clip) -> Clip:
    """The clip; `EditError` where it holds too much. Asked of what is copied too, so that cutting takes nothing away
    that could not be pasted."""
    if len(clip.journey.touchpoints) > MOST_TOUCHPOINTS:
        raise refuse("No more than {count} touchpoints can be copied at a time.", count=Number(MOST_TOUCHPOINTS))
    if len(clip.journey.links) > MOST_LINKS:
        raise refuse("What was copied is too large to be pasted here.")
    return clip


def read_text(data: QMimeData) -> str:
    """The text in some data, empty where there is none; `EditError` for text that is too long for a list."""
    text = data.text() if data.hasText() else ""
    if len(text) > MOST_LETTERS or text.count("\n") > MOST_LINES:
        raise refuse("The text is too long to make touchpoints of: paste a list of them.")
    return text
