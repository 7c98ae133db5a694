"""The panel of gaps, with real clicks and keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.analysis.results import Finding, Severity
from journeymap.editing.commands import actions, ownership, touchpoints
from journeymap.gui.panels.gap_filter import NOBODY, GapFilter, passing
from journeymap.gui.panels.gap_folding import folded
from journeymap.gui.panels.gap_words import FAMILIES, GapWords, open_actions
from journeymap.gui.panels.gaps import GapsPanel
from journeymap.gui.session.session import Session
from journeymap.i18n import Translator, msg
from tests.gui.panels.whole import LOOKS, cut

Settle = Callable[[Session], None]
UNOWNED = ("ownership.orphan", ("whatsapp-complaint",))


@pytest.fixture
def panel(qtbot: QtBot, hotel: Session, settled: Settle) -> GapsPanel:
    return opened(qtbot, hotel, settled)


def opened(qtbot: QtBot, session: Session, settled: Settle) -> GapsPanel:
    settled(session)
    made = GapsPanel(session)
    qtbot.addWidget(made)
    made.resize(250, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def place_of(panel: GapsPanel, finding: Finding) -> QPoint:
    row = panel.list.gaps.findings.index(finding)
    panel.list.bring(row)
    return panel.list.visualRect(panel.list.gaps.index(row)).center()


def click(qtbot: QtBot, panel: GapsPanel, finding: Finding) -> None:
    at = place_of(panel, finding)
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def the(panel: GapsPanel, kind: str, touchpoints: tuple[str, ...]) -> Finding:
    found = [f for f in panel.list.gaps.findings if (f.kind, f.touchpoints) == (kind, touchpoints)]
    assert found
    return found[0]


def test_every_finding_is_listed_by_priority(panel: GapsPanel, hotel: Session) -> None:
    assert panel.list.gaps.findings == folded(hotel.analysis.findings)
    assert panel.count.text() == f"{len(hotel.analysis.findings)} open"


def test_a_row_says_place_and_gap_in_few_words(panel: GapsPanel) -> None:
    rows = {(row.title, row.detail) for row in map(panel.list.gaps.row, range(panel.list.gaps.rowCount()))}
    assert ("Check-in", "NPS -12, target +30") in rows
    assert ("Complaint by WhatsApp", "Nobody accountable") in rows
    assert ("Instagram ad", "Promise not kept at Check-in") in rows
    assert ("Reservation call to Check-in", "Score drops across a link") in rows
    assert ("People and training", "Department that owns nothing") in rows


def test_a_row_says_its_severity_without_colour(panel: GapsPanel) -> None:
    index = panel.list.gaps.index(0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Check-in. Waiting time 14\u00a0min, target 5\u00a0min. Severity: high."


def test_a_click_flies_there_and_lights_it_up(qtbot: QtBot, panel: GapsPanel, hotel: Session) -> None:
    finding = the(panel, "promise.unmet", ("check-in", "instagram-ad"))
    with qtbot.waitSignal(hotel.revealed) as revealed, qtbot.waitSignal(hotel.lit) as lit:
        click(qtbot, panel, finding)
    assert revealed.args == ["touchpoints", "check-in"]
    assert lit.args == [frozenset({"check-in", "instagram-ad"}), frozenset()]
    assert hotel.selection.current == ("touchpoints", "check-in")


def test_a_hand_off_is_shown_at_its_link(qtbot: QtBot, panel: GapsPanel, hotel: Session) -> None:
    finding = next(f for f in panel.list.gaps.findings if f.kind == "handoff.no-owner")
    with qtbot.waitSignal(hotel.revealed) as signal:
        click(qtbot, panel, finding)
    assert signal.args == ["links", finding.links[0]]


def test_a_gap_of_a_department_shows_the_department(qtbot: QtBot, panel: GapsPanel, hotel: Session) -> None:
    click(qtbot, panel, the(panel, "ownership.idle-department", ()))
    assert hotel.selection.current == ("departments", "people")


def test_keys_walk_and_enter_goes(qtbot: QtBot, panel: GapsPanel, hotel: Session) -> None:
    with qtbot.assertNotEmitted(hotel.revealed):
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    at_hand = panel.list.gaps.findings[2]
    assert panel.detail.why.text() == hotel.text(at_hand.message)
    with qtbot.waitSignal(hotel.revealed) as signal:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert signal.args == ["touchpoints", at_hand.touchpoints[0]]


def test_the_details_say_why_and_what_would_close_it(qtbot: QtBot, panel: GapsPanel, hotel: Session) -> None:
    finding = the(panel, "experience.gap", ("check-in",))
    click(qtbot, panel, finding)
    detail = panel.detail
    assert detail.isVisible()
    assert detail.why.text() == "Check-in: NPS is -12 where +30 is aimed for, and the shortfall is certain."
    assert detail.evidence.text().startswith("214 answers, 95\u00a0% interval -22 to -2; July to October 2026")
    assert detail.remedy.text() == "Agree on an action that brings NPS to +30: what, who and by when."
    facts = "Severity: high; verdict: gap\nCause: the standard is not met\nMust act: Operations"
    assert detail.facts.text() == facts


def test_nobody_yet_or_the_management_must_act(panel: GapsPanel, hotel: Session) -> None:
    words = GapWords(hotel.journey, Translator())
    assert words.actor(the(panel, *UNOWNED)) == "Management"
    assert words.actor(the(panel, "coverage.no-recovery", ("whatsapp-complaint",))) == "Nobody yet"


def test_an_action_that_answers_it_opens(qtbot: QtBot, panel: GapsPanel, hotel: Session) -> None:
    click(qtbot, panel, the(panel, "experience.gap", ("check-in",)))
    first = panel.detail.lines[0]
    assert first.accessibleName() == "Train the night shift on group arrivals (Operations, 15 Oct 2026)"
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert hotel.selection.current == ("actions", "train-night-shift")


def test_actions_of_the_department_come_first_and_gone_ones_are_left_out(hotel: Session, panel: GapsPanel) -> None:
    finding = the(panel, "experience.gap", ("check-in",))
    assert open_actions(finding, hotel.journey)[0] == "train-night-shift"
    actions.remove_actions(hotel.document, "train-night-shift")
    assert "train-night-shift" not in open_actions(finding, hotel.journey)


def test_ctrl_enter_adds_an_action_in_one_step(qtbot: QtBot, panel: GapsPanel, hotel: Session) -> None:
    finding = panel.list.gaps.findings[1]
    before = hotel.journey
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (added,) = set(hotel.journey.actions) - set(before.actions)
    action = hotel.journey.actions[added]
    assert action.title == hotel.text(finding.remedy or msg(""))
    assert action.touchpoints == finding.touchpoints
    assert (action.department, action.cause) == (finding.department, finding.cause)
    assert hotel.selection.current == ("actions", added)
    hotel.undo()
    assert hotel.journey == before


def test_buttons_add_and_go(qtbot: QtBot, panel: GapsPanel, hotel: Session) -> None:
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(hotel.revealed):
        qtbot.mouseClick(panel.detail.go, Qt.MouseButton.LeftButton)
    count = len(hotel.journey.actions)
    qtbot.mouseClick(panel.detail.add, Qt.MouseButton.LeftButton)
    assert len(hotel.journey.actions) == count + 1


def test_what_is_selected_elsewhere_is_marked(panel: GapsPanel, hotel: Session) -> None:
    hotel.selection.pick("touchpoints", "lost-and-found")
    marked = [panel.list.gaps.findings[row] for row in sorted(panel.list.gaps.marked)]
    assert marked == [f for f in folded(hotel.analysis.findings) if "lost-and-found" in f.touchpoints]
    first = min(panel.list.gaps.marked)
    rect = panel.list.visualRect(panel.list.gaps.index(first))
    assert panel.list.viewport().rect().contains(rect)
    hotel.selection.clear()
    assert not panel.list.gaps.marked


def test_another_selection_ends_the_light(qtbot: QtBot, panel: GapsPanel, hotel: Session) -> None:
    click(qtbot, panel, panel.list.gaps.findings[0])
    with qtbot.waitSignal(hotel.lit) as signal:
        hotel.selection.pick("touchpoints", "room")
    assert signal.args == [frozenset(), frozenset()]


def test_it_follows_the_analysis_and_keeps_its_place(
    qtbot: QtBot, panel: GapsPanel, hotel: Session, settled: Settle
) -> None:
    at_hand = the(panel, "coverage.dead-end", ("whatsapp-complaint",))
    click(qtbot, panel, at_hand)
    QApplication.processEvents()
    place = panel.list.verticalScrollBar().value()
    assert place > 0
    ownership.make_accountable(hotel.document, "whatsapp-complaint", "service")
    settled(hotel)
    assert UNOWNED not in {(f.kind, f.touchpoints) for f in panel.list.gaps.findings}
    assert panel.list.current is not None
    assert (panel.list.current.kind, panel.list.current.touchpoints) == (at_hand.kind, at_hand.touchpoints)
    assert panel.list.verticalScrollBar().value() == place
    assert "Guest service" in panel.detail.facts.text()


def test_a_gap_that_is_closed_takes_its_details_along(
    qtbot: QtBot, panel: GapsPanel, hotel: Session, settled: Settle
) -> None:
    click(qtbot, panel, the(panel, *UNOWNED))
    ownership.make_accountable(hotel.document, "whatsapp-complaint", "service")
    settled(hotel)
    assert not panel.detail.isVisible()
    assert panel.list.current is None


def test_a_late_analysis_is_said_calmly(
    qtbot: QtBot, panel: GapsPanel, hotel: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel._late, "start", panel._late.timeout.emit)
    touchpoints.rename_touchpoint(hotel.document, "room", "Chamber")
    assert panel.count.text().endswith("open, updating…")
    assert panel.list.gaps.rowCount() == len(folded(hotel.analysis.findings))


def test_a_touchpoint_that_is_gone_is_not_flown_to(qtbot: QtBot, panel: GapsPanel, hotel: Session) -> None:
    finding = the(panel, *UNOWNED)
    touchpoints.delete_touchpoints(hotel.document, "whatsapp-complaint")
    with qtbot.assertNotEmitted(hotel.revealed):
        click(qtbot, panel, finding)
    panel.answer(finding)
    action = hotel.journey.actions[hotel.selection.current[1]]
    assert action.touchpoints == ()


def test_slash_searches_and_words_filter(qtbot: QtBot, panel: GapsPanel) -> None:
    qtbot.keyClick(panel.list, Qt.Key.Key_Slash)
    assert panel.filters.search.hasFocus()
    qtbot.keyClicks(panel.filters.search, "hand-off wi-fi")
    shown = panel.list.gaps.findings
    assert shown
    assert all(f.family == "handoff" and "wifi" in f.touchpoints for f in shown)
    assert panel.filters.count.text().startswith(f"{len(shown)} of ")
    qtbot.keyClick(panel.filters.search, Qt.Key.Key_Return)
    assert panel.list.hasFocus()


def test_filters_fold_away_and_stand_as_chips(qtbot: QtBot, panel: GapsPanel, hotel: Session) -> None:
    bar = panel.filters
    assert not bar.fold.isVisible()
    qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar.severities.chips["low"], Qt.MouseButton.LeftButton)
    bar.family.setCurrentIndex(bar.family.findData("ownership"))
    bar.department.setCurrentIndex(bar.department.findData("it"))
    shown = panel.list.gaps.findings
    assert [(f.kind, f.touchpoints) for f in shown] == [
        ("ownership.not-accepted", ("confirmation-mail",)),
        ("ownership.too-many", ("review",)),
    ]
    qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert [chip.text() for chip in bar.active.chips.values()] == ["Low", "Ownership", "IT"]
    qtbot.mouseClick(bar.active.chips["family"], Qt.MouseButton.LeftButton)
    assert bar.wanted == GapFilter("", "it", (Severity.LOW,))
    qtbot.mouseClick(bar.show_all, Qt.MouseButton.LeftButton)
    assert panel.list.gaps.findings == folded(hotel.analysis.findings)
    assert not bar.active.isVisible()


def test_where_nothing_fits_there_is_a_way_back(qtbot: QtBot, panel: GapsPanel, hotel: Session) -> None:
    panel.filters.search.setText("no such gap")
    assert panel.empty.isVisible()
    qtbot.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    assert panel.list.isVisible()
    assert panel.list.gaps.findings == folded(hotel.analysis.findings)


def test_nothing_at_all(qtbot: QtBot, empty: Session, settled: Settle) -> None:
    panel = opened(qtbot, empty, settled)
    assert panel.empty.isVisible()
    assert panel.empty.words.text().startswith("Add touchpoints")
    assert panel.count.text() == "0 open"


def test_the_filter_of_those_for_whom_nobody_acts(panel: GapsPanel) -> None:
    found = passing(panel.list.gaps.findings, GapFilter(department=NOBODY), {})
    assert found
    assert not any(finding.department for finding in found)


def test_every_family_of_the_analysis_has_a_name() -> None:
    from journeymap.analysis.findings.kinds import KINDS

    assert {kind.partition(".")[0] for kind in KINDS} == set(FAMILIES)


def test_only_rows_that_are_looked_at_are_worded(panel: GapsPanel, hotel: Session) -> None:
    asked: list[Finding] = []

    class Counting(GapWords):
        def place(self, finding: Finding) -> str:
            asked.append(finding)
            return super().place(finding)

    many = tuple(replace(finding, weight=float(n)) for n in range(60) for finding in hotel.analysis.findings)
    panel.list.gaps.show(many, Counting(hotel.journey, Translator()), 60.0)
    panel.grab()
    assert len(set(map(id, asked))) < 40


def test_the_language_changes_while_it_runs(panel: GapsPanel, hotel: Session) -> None:
    hotel.speech.speak("id")
    details = [panel.list.gaps.row(row).detail for row in range(6)]
    assert any("CES 4,1" in detail for detail in details)


@pytest.mark.parametrize(("language", "appearance", "scale"), LOOKS)
def test_nothing_is_cut(
    qtbot: QtBot, panel: GapsPanel, hotel: Session, language: str, appearance: str, scale: float
) -> None:
    hotel.look.wear(appearance, scale)
    hotel.speech.speak(language)
    panel.resize(round(250 * scale), round(700 * scale))
    click(qtbot, panel, the(panel, "promise.unmet", ("check-in", "instagram-ad")))
    panel.filters.button.setChecked(True)
    panel.filters.severities.chips["high"].click()
    for _ in range(4):
        QApplication.processEvents()
    assert not cut(panel)
    panel.filters.button.setChecked(False)
    QApplication.processEvents()
    assert not cut(panel)


def test_nobody_accountable_and_nobody_responsible_share_a_row(
    qtbot: QtBot, panel: GapsPanel, hotel: Session, settled: Settle
) -> None:
    for department in hotel.journey.touchpoints["room"].owners:
        ownership.clear_owner(hotel.document, "room", department)
    settled(hotel)
    both = [f for f in hotel.analysis.findings if f.touchpoints == ("room",) and f.family == "ownership"]
    assert {f.kind for f in both} == {"ownership.orphan", "ownership.no-responsible"}
    host = the(panel, "ownership.orphan", ("room",))
    row = panel.list.gaps.findings.index(host)
    assert [f for f in panel.list.gaps.findings if f in both] == [host]
    assert panel.list.gaps.row(row).detail == "Nobody accountable or responsible"
    assert panel.count.text() == f"{len(hotel.analysis.findings)} open"
    click(qtbot, panel, host)
    assert set(panel.detail.why.text().splitlines()) == {hotel.text(f.message) for f in both}
    assert len(panel.detail.remedy.text().splitlines()) == 2


def test_the_details_are_as_high_as_their_words_and_leave_the_list_its_room(qtbot: QtBot, panel: GapsPanel) -> None:
    panel.resize(250, 1200)
    click(qtbot, panel, the(panel, "ownership.idle-department", ()))
    qtbot.waitUntil(lambda: panel.detail._scroll.verticalScrollBar().maximum() == 0)
    assert panel.detail.height() < 0.4 * panel.height()
    free = panel.detail._inside.height() - panel.detail._column.totalHeightForWidth(panel.detail._inside.width())
    assert free <= 24
    click(qtbot, panel, the(panel, "experience.gap", ("check-in",)))
    panel.resize(250, 500)
    qtbot.waitUntil(lambda: panel.detail.height() == 200)


@pytest.mark.parametrize("way", ["button", "escape"])
def test_the_details_can_be_closed(qtbot: QtBot, panel: GapsPanel, hotel: Session, settled: Settle, way: str) -> None:
    finding = panel.list.gaps.findings[4]
    click(qtbot, panel, finding)
    if way == "button":
        assert panel.detail.cross.accessibleName()
        qtbot.mouseClick(panel.detail.cross, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(panel.list, Qt.Key.Key_Escape)
    assert not panel.detail.isVisible()
    assert panel.list.hasFocus()
    touchpoints.rename_touchpoint(hotel.document, "room", "Chamber")
    settled(hotel)
    assert not panel.detail.isVisible()
    assert panel.list.current is not None
    assert panel.list.current.kind == finding.kind


def test_another_touchpoint_closes_the_details_and_its_own_does_not(
    qtbot: QtBot, panel: GapsPanel, hotel: Session
) -> None:
    click(qtbot, panel, the(panel, "promise.unmet", ("check-in", "instagram-ad")))
    hotel.selection.pick("touchpoints", "instagram-ad")
    assert panel.detail.isVisible()
    hotel.selection.pick("touchpoints", "room")
    assert not panel.detail.isVisible()


def test_typing_a_name_lands_on_a_row_in_sight(qtbot: QtBot, panel: GapsPanel) -> None:
    panel.resize(250, 420)
    for row in range(panel.list.gaps.rowCount()):
        panel.close_detail()
        panel.list.scrollToTop()
        panel.list.setCurrentIndex(panel.list.gaps.index(row))
        QApplication.processEvents()
        rect = panel.list.visualRect(panel.list.currentIndex())
        assert panel.list.viewport().rect().contains(rect)
