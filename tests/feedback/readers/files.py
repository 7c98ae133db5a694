"""Files that tests write: workbooks put together by hand, archives, and the words of a refusal."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from journeymap.feedback.readers.answers import read_answers
from journeymap.feedback.readers.errors import AnswersError
from journeymap.feedback.table import AnswerTable
from journeymap.i18n import Translator

_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_PACKAGE = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    f'xmlns:r="{_OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
    f'Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
}


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def workbook(rows: str, texts: str = "") -> bytes:
    """A workbook of one sheet from the XML of its rows, as no program would write it."""
    parts: dict[str, str | bytes] = {**_PACKAGE, "xl/worksheets/sheet1.xml": _SHEET.format(rows)}
    if texts:
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}"><si><t>{texts}</t></si></sst>'
    return zipped(parts)


def table(folder: Path, data: bytes | str, name: str = "answers.csv", **wishes: str) -> AnswerTable:
    """What is read from these bytes."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_answers(path, format=wishes.get("format"), sheet=wishes.get("sheet"))


def refusal(folder: Path, data: bytes | str, name: str = "answers.csv") -> str:
    """Why these bytes are not read, in English."""
    with pytest.raises(AnswersError) as found:
        table(folder, data, name)
    assert found.value.file == name
    return Translator("en").render(found.value.message)


def reasons(answers: AnswerTable) -> list[str]:
    """Why it is this tool's, in English."""
    return [Translator("en").render(reason) for reason in answers.recognised.reasons]


def left_out(answers: AnswerTable) -> list[tuple[int, str]]:
    """Lines and reasons of what was left out, in English."""
    return [(one.line, Translator("en").render(one.reason)) for one in answers.left_out]
