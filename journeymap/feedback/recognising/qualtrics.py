"""Qualtrics in its three generations, told by the import ids of the third row or the V1, V2 … of the oldest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from journeymap.feedback.recognising.columns import PREVIEW, SPAM, TEST, UNFINISHED, by_names, is_ticked
from journeymap.feedback.recognising.grid import Grid
from journeymap.feedback.recognising.labels import clean_label, plain
from journeymap.feedback.recognising.leaving_out import LeavesOut, Rule
from journeymap.feedback.recognising.shape import Draft, Shape
from journeymap.feedback.table import Part
from journeymap.i18n import Message, msg

_IMPORT_ID = re.compile(r"""\{\s*['"]+ImportId['"]+\s*:\s*['"]+([^'"]+)""")
_LEAST_IDS = 2
_PARTS = by_names({
    Part.ID: "responseId|ResponseID|_recordId",
    Part.TIME: "endDate|recordedDate",
    Part.START: "startDate",
    Part.STATUS: "status",
    Part.FINISHED: "finished",
    Part.PERSON: "ipAddress|recipientLastName|recipientFirstName|recipientEmail|externalDataReference|"
    "externalReference|locationLatitude|locationLongitude|locationAccuracy|Name|EmailAddress|"
    "panel-RecipientLastName|panel-RecipientFirstName|panel-RecipientEmail|panel-ExternalDataReference|"
    "Location-LocationLatitude|Location-LocationLongitude|Location-LocationAccuracy",
    Part.META: "responseSet|responseSetId|progress|duration|Duration (in seconds)|distributionChannel|userLanguage",
})  # fmt: skip
_METADATA = re.compile(r"_(NPS_GROUP|First Click|Last Click|Page Submit|Click Count)$|_DO(_|$)")
_STATUS = {
    "1": PREVIEW, "survey preview": PREVIEW, "9": PREVIEW, "17": PREVIEW, "offline survey preview": PREVIEW,
    "2": TEST, "survey test": TEST, "8": SPAM, "spam": SPAM, "12": SPAM, "possible spam": SPAM,
}  # fmt: skip
_FINISHED = dict.fromkeys(("0", "false", "no"), UNFINISHED)


def sees(grid: Grid) -> tuple[Message, ...]:
    """Why it is Qualtrics: import ids in the third row, or the names of the oldest exports in two."""
    found = sum(bool(_IMPORT_ID.match(cell)) for cell in grid.row(2))
    if found >= min(_LEAST_IDS, len(grid.row(2)) or 1):
        return (msg("The third row holds Qualtrics' import ids."), *_modern(grid))
    if _legacy(grid):
        return (msg("The first row begins with V1, V2 and the second with ResponseID, as Qualtrics' old exports do."),)
    return ()


def _modern(grid: Grid) -> tuple[Message, ...]:
    early = any("'ImportId'" in cell for cell in grid.row(2))
    return (msg("The ids are written the way they were in 2016."),) if early else ()


def _legacy(grid: Grid) -> bool:
    first, second = grid.row(0), grid.row(1)
    return first[:2] == ["V1", "V2"] and bool(second) and plain(second[0]) in ("responseid", "response id")


def shapes(grid: Grid) -> Shape:
    """Names from the first row (of metadata from the second in the oldest), words from the second."""
    ids = [_IMPORT_ID.match(cell) for cell in grid.row(2)]
    rows = 3 if any(ids) else min(2, len(grid.rows))
    words = grid.row(1) + [""] * len(grid.row(0))
    keys = [match[1] if match else "" for match in ids] if rows > 2 else words
    keys = keys + [""] * len(grid.row(0))
    drafts = [_draft(name, word, key) for name, word, key in zip(grid.row(0), words, keys, strict=False)]
    drafts = _one_time(_choices(grid, rows, drafts))
    return Shape(rows, tuple(drafts), _leaves_out(drafts))


def _draft(name: str, words: str, key: str) -> Draft:
    part = _PARTS.get(plain(key)) or _PARTS.get(plain(name))
    label = clean_label(words) or clean_label(name)
    if part:
        return Draft(clean_label(words if re.fullmatch(r"V\d+", name) else name), label, part)
    if _METADATA.search(name):
        return Draft(clean_label(name), label, Part.META)
    return Draft(clean_label(name), label, Part.TEXT if name.endswith("_TEXT") else Part.QUESTION)


def _one_time(drafts: list[Draft]) -> list[Draft]:
    """The end of an answer is its time; when the server took it down is metadata beside it."""
    has_end = any(d.part is Part.TIME and plain(d.name) == "enddate" for d in drafts)
    late = [d.part is Part.TIME and plain(d.name) != "enddate" for d in drafts] if has_end else [False] * len(drafts)
    return [Draft(d.name, d.label, Part.META) if after else d for d, after in zip(drafts, late, strict=True)]


def _choices(grid: Grid, rows: int, drafts: list[Draft]) -> list[Draft]:
    """Columns of one question that hold nothing but 1, or nothing but one word each: its choices."""
    stems = Counter(_stem(draft.name) for draft in drafts if draft.part is Part.QUESTION)
    ticked = Counter[str]()
    cells = [set(grid.sample(place, rows)) for place in range(len(drafts))]
    alike = [
        draft.part is Part.QUESTION and _one_choice(c, draft.label) for draft, c in zip(drafts, cells, strict=True)
    ]
    ticked.update(_stem(draft.name) for draft, one in zip(drafts, alike, strict=True) if one)
    full = {stem for stem, count in stems.items() if count > 1 and ticked[stem] == count and _any(stem, drafts, cells)}
    return [
        Draft(d.name, d.label, Part.CHOICE) if d.part is Part.QUESTION and _stem(d.name) in full else d for d in drafts
    ]


def _one_choice(cells: set[str], label: str) -> bool:
    return (is_ticked(tuple(cells)) and "0" not in cells and len(cells) <= 1) or (
        len(cells) == 1 and label.endswith(clean_label(next(iter(cells))))
    )


def _any(stem: str, drafts: Sequence[Draft], cells: Sequence[set[str]]) -> bool:
    return any(c for draft, c in zip(drafts, cells, strict=True) if _stem(draft.name) == stem)


def _stem(name: str) -> str:
    return name.rpartition("_")[0] or name


def _leaves_out(drafts: Sequence[Draft]) -> LeavesOut:
    places = {draft.part: place for place, draft in enumerate(drafts)}
    asked = {Part.STATUS: _STATUS, Part.FINISHED: _FINISHED}
    return LeavesOut(tuple(Rule(places[part], reasons) for part, reasons in asked.items() if part in places))
