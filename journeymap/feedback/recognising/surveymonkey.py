"""SurveyMonkey: two header rows with a column for each choice, or one row with *Question - Choice*."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.feedback.recognising.columns import by_names, is_choice, is_ticked, pair
from journeymap.feedback.recognising.grid import Grid
from journeymap.feedback.recognising.labels import clean_label, plain
from journeymap.feedback.recognising.shape import Draft, Shape
from journeymap.feedback.table import Part
from journeymap.i18n import Message, msg

_PARTS = by_names({
    Part.ID: "Respondent ID|RespondentID",
    Part.TIME: "End Date|EndDate|Date Modified",
    Part.START: "Start Date|StartDate|Date Created",
    Part.PERSON: "IP Address|Email Address|First Name|Last Name|IPAddress|EmailAddress",
    Part.META: "Collector ID|CollectorID|Custom Data 1|Custom Data 2|Custom Data 3|Custom Data",
})  # fmt: skip
_OWN = {"respondent id", "respondentid"}
_PLAIN_ANSWERS = ("", "response", "open ended response")
_SHARE_OF_ANSWERS = 0.6


def sees(grid: Grid) -> tuple[Message, ...]:
    """Why it is SurveyMonkey: the second header row, or its respondent ids at the front."""
    if _two_rows(grid):
        return (
            msg("The second row goes on with “Response” and choices under the questions, as SurveyMonkey writes it."),
        )
    if any(plain(cell) in _OWN for cell in grid.row(0)[:2]):
        return (msg("The first column is SurveyMonkey's respondent id."),)
    return ()


def _two_rows(grid: Grid) -> bool:
    first, second = grid.row(0), grid.row(1)
    if len(second) < 2 or second[0].strip() or not any(second):
        return False
    words = [plain(cell) for cell in second]
    if plain(first[0]) not in _PARTS and not any(word in _PLAIN_ANSWERS[1:] for word in words):
        return False
    answers = sum(word in _PLAIN_ANSWERS for word in words)
    if answers >= _SHARE_OF_ANSWERS * len(words) and any(words):
        return any(word in _PLAIN_ANSWERS[1:] for word in words)
    return any(not a.strip() and b.strip() for a, b in zip(first[1:], second[1:], strict=False)) and bool(
        first[0].strip()
    )


def shapes(grid: Grid) -> Shape:
    """One or two header rows, by what stands in the second."""
    if _two_rows(grid):
        return Shape(2, tuple(_expanded(grid)))
    return Shape(1, tuple(_condensed(grid)))


def _expanded(grid: Grid) -> list[Draft]:
    answers = grid.row(1) + [""] * len(grid.row(0))
    questions = _inherited(grid.row(0), answers)
    places = enumerate(zip(questions, answers, strict=False))
    return [_two(grid, place, question, answer) for place, (question, answer) in places]


def _inherited(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """The questions; a blank cell above a choice goes on with the question to its left."""
    questions: list[str] = []
    for question, answer in zip(first, second, strict=False):
        goes_on = not question.strip() and answer.strip() and questions
        questions.append(questions[-1] if goes_on else question)
    return questions


def _two(grid: Grid, place: int, question: str, answer: str) -> Draft:
    kind = plain(answer)
    if kind in _PLAIN_ANSWERS:
        name = clean_label(question)
        part = _PARTS.get(plain(question)) or (Part.TEXT if kind == _PLAIN_ANSWERS[2] else Part.QUESTION)
        return Draft(name, name, part)
    name, label = pair(question, answer)
    return Draft(name, label, _part(grid.sample(place, 2), clean_label(answer)))


def _part(cells: Sequence[str], choice: str) -> Part:
    if choice.casefold().startswith("other (please"):
        return Part.TEXT
    ticked = is_choice(cells, choice) or (set(cells) <= {"0", "1"} and is_ticked(cells))
    return Part.CHOICE if ticked else Part.QUESTION


def _condensed(grid: Grid) -> list[Draft]:
    questions: set[str] = set()
    drafts: list[Draft] = []
    for place, cell in enumerate(grid.row(0)):
        name = clean_label(cell)
        drafts.append(Draft(name, name, _PARTS.get(plain(cell)) or _one(grid, place, name, questions)))
        questions.add(name)
    return drafts


def _one(grid: Grid, place: int, name: str, questions: set[str]) -> Part:
    """A choice stands behind its question and a hyphen, and its cells hold its own words."""
    cells = grid.sample(place, 1)
    for at in [at for at in range(len(name)) if name.startswith(" - ", at)]:
        choice = name[at + 3 :]
        if choice.casefold().startswith("other (please"):
            return Part.TEXT
        if is_choice(cells, choice):
            return Part.CHOICE
    return Part.QUESTION
