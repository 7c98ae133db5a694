"""Laws of the workbook: nothing changed is no edit, and edits typed into cells are the edits that verbs make."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from journeymap.departments.asking import touchpoints_of
from journeymap.departments.sending import base_for_sending
from journeymap.departments.workbook_reading import read_workbook
from journeymap.departments.workbook_words import Words
from journeymap.departments.workbook_writing import workbook_bytes
from journeymap.editing.commands import departments, experience, ownership, parking, promises, scores, targets
from journeymap.editing.commands import touchpoints as points
from journeymap.editing.document import Document
from journeymap.model import Promise, Reported, Response
from journeymap.model.words import Answer, Evidence, Role
from tests import strategies
from tests.departments.filling_in import SENT, FilledIn, hotel, said

DEPARTMENT = "operations"
HOTEL = base_for_sending(hotel())
MINE = touchpoints_of(HOTEL, DEPARTMENT)
KEEP: Any = object()
"""A cell that nobody touches."""

Step = tuple[object, Callable[[FilledIn], object], Callable[[Document], object]]
"""An edit twice, as it is typed and as verbs make it; and what it is about, for nothing is edited twice."""


@given(journey=strategies.journeys(nested=False), language=st.sampled_from(("en", "id")))
@settings(max_examples=15)
def test_a_workbook_that_nobody_touched_changes_nothing(journey: Any, language: str) -> None:
    for department in list(journey.departments)[:1]:
        found = read_workbook(workbook_bytes(journey, department, language=language, day=SENT), "x")
        assert found.left_out == ()
        assert found.theirs == found.base


def words(document: Document) -> Words:
    return Words(document.journey, DEPARTMENT, "en")


def texts() -> st.SearchStrategy[str]:
    """What a person may write: whatever a cell can hold, without white space around it."""
    # A cell cannot tell `_x0041_` from the letter it stands for.
    return strategies.texts().map(str.strip).filter(lambda text: bool(text) and "_x" not in text)


VALUES = st.integers(1, 100).map(float) | st.floats(1, 100).map(lambda value: round(value, 3))
SOME_DAY = st.none() | st.dates(date(2020, 1, 1), date(2030, 12, 31))


@st.composite
def own_rows(draw: st.DrawFn, by: str, day: date | None) -> Step:
    """Role, answer and reason of one of the department's touchpoints."""
    id = draw(st.sampled_from(MINE))
    roles = draw(st.just(KEEP) | st.lists(st.sampled_from(Role), max_size=3, unique=True))
    answer = draw(st.just(KEEP) | st.none() | st.sampled_from(Answer))
    note = draw(st.just(KEEP) | st.just("") | texts())

    def type_in(book: FilledIn) -> None:
        cells = {"answer": answer and answer.value if answer is not KEEP else KEEP, "note": note}
        cells["roles"] = KEEP if roles is KEEP else " & ".join(role.value for role in roles)
        book.put("touchpoints", id, **{name: cell for name, cell in cells.items() if cell is not KEEP})

    def do(document: Document) -> None:
        if roles is not KEEP:
            ownership.set_roles(document, id, DEPARTMENT, roles)
        old = document.journey.touchpoints[id].responses.get(DEPARTMENT, Response())
        wanted = (old.answer if answer is KEEP else answer, old.note if note is KEEP else note)
        if wanted == (None, "") != (old.answer, old.note):
            ownership.withdraw_response(document, id, DEPARTMENT)
        elif wanted != (old.answer, old.note):
            said: Any = wanted[0]
            ownership.respond(document, id, DEPARTMENT, said, note=wanted[1], by=by, date=day or SENT)

    return id, type_in, do


@st.composite
def own_targets(draw: st.DrawFn) -> Step:
    """A target set, changed or taken away, in the row where it stands."""
    id, key = draw(st.sampled_from([(id, key) for id in MINE for key in HOTEL.touchpoints[id].targets]))
    metric, _, formula = key.partition("/")
    value = draw(st.none() | VALUES)

    def do(document: Document) -> None:
        if value is None:
            targets.remove_target(document, id, metric, formula)
        else:
            targets.set_target(document, id, metric, value, formula)

    return (id, key), lambda book: book.put("targets", f"{id}|{key}", target=value), do


@st.composite
def new_scores(draw: st.DrawFn) -> Step:
    """A figure the department knows; its source tells it from all others."""
    id, (metric, formula) = draw(st.sampled_from(MINE)), draw(st.sampled_from(sorted(words(Document(HOTEL)).metrics)))
    value, n = draw(st.integers(1, 5)), draw(st.none() | st.integers(0, 5000))
    first, last = sorted((draw(SOME_DAY), draw(SOME_DAY)), key=lambda day: day or date.max)
    evidence, source = draw(st.none() | st.sampled_from(Evidence)), f"own {draw(st.integers(0, 10**6))}"

    def type_in(book: FilledIn) -> None:
        measure = Words(HOTEL, DEPARTMENT, "id").metrics[metric, formula]
        cells = {"touchpoint": HOTEL.touchpoints[id].title, "metric": measure, "value": str(value), "n": n}
        cells |= {"from": first, "to": last and last.isoformat(), "source": source}
        book.add("scores", **cells, evidence=evidence and evidence.value)

    def do(document: Document) -> None:
        record = {"metric": metric, "formula": formula, "from_": first, "to": last, "source": source}
        scores.add_score(document, id, **record, evidence=evidence, reported=Reported(value=float(value), n=n))

    return source, type_in, do


@st.composite
def remarks(draw: st.DrawFn, by: str, day: date | None) -> Step:
    """A comment on any touchpoint or on the whole."""
    id, text = draw(st.none() | st.sampled_from([*HOTEL.touchpoints])), draw(texts())
    title = words(Document(HOTEL)).touchpoints[id] if id else None

    def do(document: Document) -> None:
        if id is None:
            parking.park(document, text)
        else:
            experience.add_comment(document, id, by, text, day, DEPARTMENT)

    return (id, text), lambda book: book.add("comments", touchpoint=title, text=text), do


@st.composite
def forgotten(draw: st.DrawFn) -> Step:
    """A touchpoint that was missing."""
    title, after = draw(texts()), draw(st.none() | st.sampled_from(MINE))
    stage, notes = draw(st.none() | st.sampled_from([*HOTEL.stages])), draw(st.just("") | texts())

    def type_in(book: FilledIn) -> None:
        cells = {"title": title, "notes": notes, "stage": stage and HOTEL.stages[stage].title}
        book.add("missing", **cells, after=after and HOTEL.touchpoints[after].title, roles="R")

    def do(document: Document) -> None:
        fields: dict[str, Any] = {"notes": notes, "owners": {DEPARTMENT: (Role.RESPONSIBLE,)}}
        fields |= {"stage": stage} if stage else {}
        if after:
            points.add_after(document, after, title, **fields)
        else:
            points.add_touchpoint(document, title, **fields)

    return title, type_in, do


@st.composite
def new_promises(draw: st.DrawFn) -> Step:
    """A promise made and kept at one touchpoint, or kept where another one makes it."""
    id, text = draw(st.sampled_from(MINE)), f"{draw(texts())} {draw(st.integers(0, 10**6))}"
    title = HOTEL.touchpoints[id].title
    made, at = HOTEL.touchpoints["travel-agent-listing"].promises[0], HOTEL.touchpoints["travel-agent-listing"].title
    kept = draw(st.sampled_from((Promise(text=text, made_at=id), Promise(text=made.text, made_at=made.made_at))))

    def type_in(book: FilledIn) -> None:
        book.add("promises", touchpoint=title, text=kept.text, made_at=None if kept.made_at == id else at.upper())

    def do(document: Document) -> None:
        if kept.made_at == id:
            promises.make_promise(document, id, kept.text)
        elif kept not in document.journey.touchpoints[id].promises:
            promises.deliver(document, id, kept)

    return (id, kept.text), type_in, do


@st.composite
def duties(draw: st.DrawFn) -> Step:
    """What the department is there for."""
    duty = draw(st.just("") | texts())
    return (
        "duty",
        lambda book: book.put("start", "duty", value=duty),
        lambda document: departments.set_department(document, DEPARTMENT, duty=duty),
    )


@given(data=st.data(), by=st.just("") | texts(), day=SOME_DAY)
@settings(max_examples=10, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_edits_in_cells_are_the_edits_of_verbs(data: st.DataObject, by: str, day: date | None) -> None:
    book, document = FilledIn(HOTEL, DEPARTMENT), Document(HOTEL)
    book.put("start", "by", value=by)
    book.put("start", "day", value=day)
    # In the order in which the sheets are read, for what is added stands behind what was added before.
    kinds = (duties(), own_rows(by, day), new_promises(), own_targets(), new_scores(), remarks(by, day), forgotten())
    for kind in kinds:
        for _, type_in, do in data.draw(st.lists(kind, max_size=2, unique_by=lambda step: repr(step[0]))):
            type_in(book)
            do(document)
    found = book.back()
    assert said(found) == []
    assert found.theirs == document.journey
