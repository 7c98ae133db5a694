"""Part 9: a page for each department, only with its own, and the report of one department alone."""

from __future__ import annotations

import re
from datetime import timedelta

import msgspec
import pytest

from journeymap.analysis.results import Verdict
from journeymap.model import Action, Department, Journey, Link, Response, Touchpoint, WarningRule
from journeymap.model.words import Answer, Role
from journeymap.report.content.departments import NEED, by_need, other_gaps, own, shared
from journeymap.report.pages.departments import department_pages
from journeymap.report.pdf.story import together
from journeymap.report.pdf.style import sheet
from tests.report.journeys import DAY, HOSTILE, LONG, hostile, many, record
from tests.report.pdf.reading import failures, open_pdf, texts, tree
from tests.report.told import alone, context_of, part, plain, rows, words


@pytest.fixture(scope="module")
def journey() -> Journey:
    """Operations owns the desk, IT the website; each has a gap, an action and a rule of its own."""

    def place(title: str, owner: str, **others: tuple[Role, ...]) -> Touchpoint:
        owners = {owner: (Role.ACCOUNTABLE,), **others}
        return Touchpoint(
            title=title, owners=owners, targets={"nps": 30}, scores=(record("nps", {0: 80, 7: 60, 10: 60}),)
        )

    desk = msgspec.structs.replace(
        place("Desk", "ops", it=(Role.CONSULTED,)), responses={"ops": Response(answer=Answer.ACCEPTED)}
    )
    return Journey(
        title="House",
        as_of=DAY,
        departments={
            "ops": Department(name="Operations", duty="Delivers what was promised", lead="Sari", staff=40, trained=12),
            "it": Department(name="IT"),
            "idle": Department(name="Idle hands"),
        },
        touchpoints={"desk": desk, "web": place("Website", "it"), "app": place("App", "it")},
        links={"a": Link(source="web", target="desk"), "b": Link(source="web", target="app")},
        actions={
            "one": Action(title="Open a second desk", department="ops", due=DAY - timedelta(days=1)),
            "two": Action(title="Mend the website", department="it", due=DAY + timedelta(days=9)),
        },
        warnings={
            "ops": WarningRule(touchpoint="desk", metric="nps", below=0, owner="ops"),
            "it": WarningRule(touchpoint="web", metric="nps", below=-40, owner="it"),
        },
    )


def test_each_department_begins_a_page_and_is_reached_by_the_outline(journey):
    data = part(context_of(journey), "departments")
    pages = [plain(text) for text in texts(data)]
    assert len(pages) == 4
    assert [pages[at].startswith(name) for at, name in ((1, "Operations"), (2, "IT"), (3, "Idle hands"))] == [True] * 3
    with open_pdf(data).open_outline() as outline:
        titles = [entry.title for top in outline.root for entry in top.children]
    assert titles == ["Departments", "Operations", "IT", "Idle hands"]


def test_a_page_holds_only_what_is_the_department_s_own(journey):
    pages = [plain(text) for text in texts(part(context_of(journey), "departments"))]
    operations, it = pages[1], pages[2]
    for own_text, other in (("Open a second desk", "Mend the website"), ("Delivers what was promised", "App")):
        assert own_text in operations
        assert own_text not in it
        assert other not in operations
        assert other == "App" or other in it
    assert "NPS below 0" in operations
    assert "NPS below -40" in it
    assert "Open, overdue" in operations
    assert "overdue" not in it


def test_what_is_one_s_own_is_all_that_names_the_department(journey):
    context = context_of(journey)
    mine = own(context, shared(context), "it")
    assert mine.does == ("web", "app")
    assert mine.heard == ("desk",)
    assert [each.link for each in mine.hand_offs] == ["a"]
    assert mine.open_hand_offs == 1
    findings = [finding for gap in mine.gaps for finding in gap.findings]
    named = [finding for finding in context.analysis.findings if finding.department == "it"]
    assert sorted(f.kind for f in named) == sorted([*(f.kind for f in findings), "handoff.no-owner"])
    assert mine.certain == 2


def test_every_finding_with_a_department_stands_on_its_page_or_among_its_hand_offs():
    context = context_of(many(60, 5))
    everything = shared(context)
    told = 0
    for id in context.journey.departments:
        mine = own(context, everything, id)
        told += mine.findings
        assert [gap.rank for gap in mine.gaps] == sorted(gap.rank for gap in mine.gaps)
        assert all(id in (f.department, *f.departments) for gap in mine.gaps for f in gap.findings)
    shown_as_hand_offs = {"handoff.no-owner", "handoff.repeated-work"}
    rest = [f for f in context.analysis.findings if f.kind not in shown_as_hand_offs]
    assert told == sum(1 if f.department else len(f.departments) for f in rest)


def test_many_of_a_kind_stand_in_one_row_with_all_their_places_in_the_report_of_one_department():
    context = context_of(many(60, 3), department="d-0")
    mine = own(context, shared(context), "d-0")
    many_gaps = [gap for gap in mine.gaps if len(gap.findings) > 1]
    assert many_gaps
    said = words(alone(context))
    for gap in many_gaps:
        titles = [context.title(finding.touchpoints[0]) for finding in gap.findings if finding.touchpoints]
        assert all(title in said for title in titles)


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("count", "departments"), [(60, 5), (300, 12), (200, 2)])
def test_each_department_has_one_page_however_much_it_owns(count, departments, paper, language):
    context = context_of(many(count, departments), language, paper=paper)
    page = sheet(paper)
    everything = shared(context)
    owns = [own(context, everything, id) for id in context.journey.departments]
    for blocks in department_pages(context, owns):
        assert together(blocks).height(page.body_width_pt) <= page.body_height_pt


def test_rows_and_rests_of_a_page_add_up():
    context = context_of(many(60, 3))
    everything = shared(context)
    data = part(context, "departments")
    tables = rows(data, "Touchpoint and measure")
    pages = [plain(text) for text in texts(data)][1:]
    counted = [re.search(r"and (\d+) more, which need", page) for page in pages]
    owned = [len(own(context, everything, id).does) for id in context.journey.departments]
    assert len(tables) + sum(int(rest[1]) for rest in counted if rest) == sum(owned)
    for page, id in zip(pages, context.journey.departments, strict=True):
        told = page[page.index("Hand-offs to settle") :]
        rest = re.search(r"and (\d+) more to settle", told)
        weak = [each for each in own(context, everything, id).hand_offs if each in everything.hand_offs.weak]
        assert told.count("→") + (int(rest[1]) if rest else 0) == len(weak)


def test_the_findings_counted_by_kind_are_those_without_a_row():
    context = context_of(many(60, 3))
    mine = own(context, shared(context), "d-0")
    for shown in range(len(mine.gaps) + 1):
        rest = other_gaps(mine.gaps[shown:])
        told = sum(len(gap.findings) for gap in mine.gaps[:shown])
        counted = rest.count if rest else 0
        assert told + counted == mine.findings
        said = context.say(rest) if rest else ""
        assert sum(map(int, re.findall(r"\((\d+)\)", said))) == counted


def test_what_needs_most_comes_first():
    context = context_of(many(60, 3))
    ordered = by_need(context, own(context, shared(context), "d-1"))
    verdicts = [score.verdict if (score := context.analysis.main_score(id)) else None for id in ordered]
    assert verdicts[0] is Verdict.GAP
    assert verdicts == sorted(verdicts, key=NEED.index)
    assert len(set(ordered)) == len(ordered)


def test_a_name_of_blanks_is_no_name(journey):
    departments = {**journey.departments, "it": Department(name="  \n ")}
    context = context_of(msgspec.structs.replace(journey, departments=departments))
    assert context.department("it") == "it"
    assert context.department("ops") == "Operations"


def test_a_department_that_owns_nothing(journey):
    page = plain(texts(part(context_of(journey), "departments"))[3])
    assert "accountable or responsible at no touchpoint" in page
    assert "Idle hands owns no touchpoint of this journey." in page


def test_alone_it_is_the_whole_report(journey):
    data = alone(context_of(journey, department="ops"))
    assert failures(data) == []
    assert [node.all_text() for node in tree(data).find("H1")] == ["Operations"]
    said = words(data)
    assert "What is yours in the journey “House”, as of 1 Nov 2026" in said
    assert "Mend the website" not in said
    assert "Departments" not in said


def test_alone_in_indonesian_with_decimal_commas(journey):
    owned = msgspec.structs.replace(
        journey.touchpoints["desk"], targets={"ces": 5.5}, scores=(record("ces", {1: 30, 4: 40, 7: 30}),)
    )
    changed = msgspec.structs.replace(journey, touchpoints={**journey.touchpoints, "desk": owned})
    said = words(alone(context_of(changed, "id", department="ops")))
    assert "4,0" in said
    assert "5,5" in said
    assert "31 Okt 2026" in said


def test_a_department_that_is_not_there_is_said_to_be_missing(journey):
    data = alone(context_of(journey, department="nobody"))
    assert failures(data) == []
    assert "There is no department nobody." in words(data)


def test_links_lead_to_gaps_only_where_these_are_reported(journey):
    context = context_of(journey)
    assert all(gap.anchor for gap in own(context, shared(context), "ops").gaps)
    context = context_of(journey, department="ops")
    assert not any(gap.anchor for gap in own(context, shared(context), "ops").gaps)


@pytest.mark.parametrize("language", ["en", "id"])
def test_hostile_departments_come_out_whole(language):
    data = alone(context_of(hostile(), language, department="d-0"))
    assert failures(data) == []
    said = words(data)
    assert "<b>R&D</b> & <img src=/etc/passwd>" in said
    assert "".join(LONG.split()) in "".join(said.split())
    assert HOSTILE[-1] in said
