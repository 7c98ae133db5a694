"""A workbook that a department filled in, read back: what it was made from, and that with all that was changed.

`workbook_writing` made it and people filled it in; `returns` takes it like any other return.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from journeymap.analysis.unanalysed import unanalysed
from journeymap.departments.errors import NoReturnError, ReturnError
from journeymap.departments.returns import Return
from journeymap.departments.workbook_edits import Edits
from journeymap.departments.workbook_figures import read_scores, read_targets
from journeymap.departments.workbook_ownership import read_start, read_touchpoints
from journeymap.departments.workbook_parcel import FOREIGN, SIGN, Parcel, unpacked
from journeymap.departments.workbook_promises import read_promises
from journeymap.departments.workbook_remarks import read_comments, read_missing
from journeymap.departments.workbook_rows import Brief
from journeymap.departments.workbook_sheets import COMMENTS, MISSING, PROMISES, SCORES, START, TARGETS, TOUCHPOINTS
from journeymap.departments.workbook_tables import Page, Table, tables_in
from journeymap.departments.workbook_words import Words
from journeymap.feedback.readers.bounds import MAX_SHEETS
from journeymap.feedback.readers.splitting import UnsplittableError
from journeymap.feedback.readers.workbooks import cells_of, open_workbook, text_of
from journeymap.i18n import msg

_UNREADABLE = msg(
    "this workbook cannot be opened: it is damaged, or far larger than the one that was sent; ask for it again, saved "
    "as .xlsx"
)


def read_workbook(data: bytes, name: str) -> Return:
    """The return in a workbook. What cannot be understood is left out and told; all the rest is in it.

    The day is the one people wrote on the first page, else the one it was sent on. Raises `ReturnError` where it is
    none of our workbooks, of a later version, or damaged.
    """
    try:
        pages = tuple(_pages(data))
    except UnsplittableError as error:
        raise ReturnError(_UNREADABLE, name) from error
    parcel = unpacked(_hidden(pages))
    tables, notes = tables_in(page for page in pages if not _is_parcel(page))
    edits = Edits(parcel.base, _brief(parcel))
    for sheet, read in _READERS.items():
        if sheet in tables:
            read(edits, tables[sheet])
    day = edits.day or parcel.day
    return Return(name, parcel.department, day, parcel.base, edits.journey, (*notes, *edits.left_out), "workbook")


def _pages(data: bytes) -> Iterator[Page]:
    """Every sheet with its cells, hidden ones too."""
    workbook = open_workbook(data)
    for sheet in workbook.sheets_metadata[:MAX_SHEETS]:
        if "WorkSheet" in str(sheet.typ):
            corner, cells = cells_of(workbook, sheet.name)
            yield Page(sheet.name, corner, cells)


def _is_parcel(page: Page) -> bool:
    return bool(page.cells) and bool(page.cells[0]) and page.cells[0][0] == SIGN


def _hidden(pages: tuple[Page, ...]) -> list[str]:
    """The cells of the hidden sheet that says what the workbook was made from."""
    page = next(filter(_is_parcel, pages), None)
    if page is None:
        raise NoReturnError(FOREIGN)
    return [text_of(row[0]) if not isinstance(row[0], str) else row[0] for row in page.cells]


def _brief(parcel: Parcel) -> Brief:
    """What the workbook was made from; the figures in it were only there to be read."""
    words = Words(parcel.base, parcel.department, parcel.language)
    return Brief(words, unanalysed(parcel.base, parcel.day), parcel.day)


_READERS: Mapping[str, Callable[[Edits, Table], None]] = {
    START.id: read_start,
    TOUCHPOINTS.id: read_touchpoints,
    PROMISES.id: read_promises,
    TARGETS.id: read_targets,
    SCORES.id: read_scores,
    COMMENTS.id: read_comments,
    MISSING.id: read_missing,
}
"""How each sheet is read; the first one first, for it says who signs."""
