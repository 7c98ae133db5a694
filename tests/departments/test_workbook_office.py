"""A workbook opened and saved by a spreadsheet program comes back as it was, and so do the answers in it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from journeymap.departments.workbook_reading import read_workbook
from journeymap.model import Response
from journeymap.model.words import Answer
from tests.departments.filling_in import SENT, FilledIn, hotel, said

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed here")
def test_saved_by_libreoffice(tmp_path: Path) -> None:
    assert SOFFICE is not None
    book = FilledIn(hotel(), "operations", "id")
    book.put("touchpoints", "parking", answer="Disputed", note="=leased\n+62 812")
    book.add("scores", touchpoint="Parking", metric="NPS", value="12,5", to="3 Nov 2026")
    sent, saved = tmp_path / "sent.xlsx", tmp_path / "out"
    sent.write_bytes(book.bytes())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(saved), str(sent)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    found = read_workbook((saved / "sent.xlsx").read_bytes(), "sent.xlsx")
    parking = found.theirs.touchpoints["parking"]
    assert said(found) == []
    assert parking.responses["operations"] == Response(answer=Answer.DISPUTED, date=SENT, note="=leased\n+62 812")
    assert parking.scores[-1].reported is not None
    assert {**found.theirs.touchpoints, "parking": None} == {**found.base.touchpoints, "parking": None}
