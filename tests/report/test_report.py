"""Whole reports: conformance, nothing small, nothing over the margins, no link that leads nowhere, same bytes."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from journeymap.model import Journey
from journeymap.report import ReportOptions, write_report
from journeymap.storage.codec import loads
from tests.report import journeys
from tests.report.pdf.reading import failures, texts, tree
from tests.report.recording import Record, recorded

SAMPLES = Path(__file__).resolve().parent.parent.parent / "sample_journeys"


def hotel() -> Journey:
    return loads((SAMPLES / "hotel-stay.journey").read_bytes()).journey


MAKERS: dict[str, Callable[[], Journey]] = {
    "hotel": hotel,
    "empty": journeys.empty,
    "one": journeys.one_touchpoint,
    "hostile": journeys.hostile,
    "large": functools.partial(journeys.many, departments=4, silent=-9),
}
CASES = [("hotel", "en", "a4"), ("hotel", "id", "letter"), ("empty", "id", "a4"), ("one", "en", "a4"),
         ("hostile", "id", "a4"), ("large", "id", "a4")]  # fmt: skip


@functools.cache
def report(name: str, language: str, paper: str) -> Record:
    return recorded(MAKERS[name](), language, paper)


@pytest.mark.parametrize("case", CASES)
class TestEveryReport:
    def test_conforms(self, case: tuple[str, str, str]) -> None:
        assert failures(report(*case).data) == []

    def test_text_is_readable(self, case: tuple[str, str, str]) -> None:
        small = [run for run in report(*case).runs if run.size_pt < 8.0 - 1e-3]
        assert small == []

    def test_nothing_stands_over_the_margins(self, case: tuple[str, str, str]) -> None:
        out = [
            run
            for run in report(*case).runs
            if run.text.strip()
            and (run.left < run.page.left_pt - 0.5 or run.right > run.page.width_pt - run.page.right_pt + 0.5)
        ]
        assert out == []

    def test_nothing_stands_under_the_footer(self, case: tuple[str, str, str]) -> None:
        low = [
            run
            for run in report(*case).runs
            if run.baseline > run.page.height_pt - run.page.bottom_pt + 0.5
            and run.baseline < run.page.height_pt - 30.5  # the footer's own line
        ]
        assert low == []

    def test_links_lead_somewhere(self, case: tuple[str, str, str]) -> None:
        record = report(*case)
        lost = {target for target in record.targets if target.startswith("#") and target[1:] not in record.anchors}
        assert lost == set()


def test_same_journey_same_bytes() -> None:
    assert recorded(hotel()).data == report("hotel", "en", "a4").data


def test_another_day_is_another_report() -> None:
    record = recorded(journeys.scored(), as_of=date(2027, 3, 1))
    assert record.data != recorded(journeys.scored()).data
    assert "1 Mar 2027" in texts(record.data)[0]


def test_the_parts_stand_in_their_order() -> None:
    root = tree(report("hotel", "en", "a4").data)
    parts = [node.all_text() for node in root.find("H2")]
    wanted = ["Verdict", "Decisions asked", "The journey", "Scores against targets", "Importance and performance",
              "Gaps by priority"]  # fmt: skip
    assert [part for part in parts if part in wanted] == wanted
    assert [node.all_text() for node in root.find("H1")] == ["Gap analysis"]


def test_every_title_is_told_whole() -> None:
    said = "".join(texts(report("hostile", "id", "a4").data)).replace(" ", "").replace("\n", "")
    for title in (journeys.LONG, journeys.UNBROKEN):
        assert title.replace(" ", "") in said


def test_user_text_is_data() -> None:
    said = "".join(texts(report("hostile", "id", "a4").data))
    assert "<b>R&D</b>" in said
    assert "<img src=/etc/passwd>" in said


def test_footer_says_which_page_of_how_many() -> None:
    pages = report("hotel", "id", "letter").pages
    runs = {run.text for run in report("hotel", "id", "letter").runs}
    assert f"1 dari {pages}" in runs
    assert f"{pages} dari {pages}" in runs


def test_one_department_gets_its_own_pages_alone() -> None:
    alone = recorded(hotel(), department="marketing")
    assert alone.pages < report("hotel", "en", "a4").pages / 2
    assert "Gaps by priority" not in "".join(texts(alone.data))


def test_writes_a_file_and_says_its_pages(tmp_path: Path) -> None:
    steps: list[str] = []
    out = tmp_path / "report.pdf"
    result = write_report(journeys.one_touchpoint(), out, ReportOptions(), step=steps.append)
    assert result.pages == report("one", "en", "a4").pages
    assert out.read_bytes() == report("one", "en", "a4").data
    assert len(steps) == 3


def test_unwritable_place_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_report(journeys.empty(), tmp_path / "missing" / "report.pdf", ReportOptions())
    assert list(tmp_path.iterdir()) == []
