"""What the command palette finds: touchpoints, stages, departments, personas, gaps, actions and commands, by fuzzy
text in both languages.

Session and table of actions stand before it, the palette after it. No widgets here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import msgspec

from journeymap.gui.session.session import Session
from journeymap.i18n import LANGUAGES, Translator, mark
from journeymap.model.words import LABELS

MOST_SHOWN = 60
_LEAST_SCORE = 55.0


class Command(msgspec.Struct, frozen=True):
    """A row of the table of actions as the palette needs it: English words (maybe with what it would undo), key, icon,
    whether it can be done now, and how."""

    text: str
    key: str
    icon: str
    enabled: bool
    run: Callable[[], None]


class Found(msgspec.Struct, frozen=True):
    """One thing that can be gone to or done: its words, what it is, a sign, its key, and how to go there.

    `words` are all the texts it may be found by, in every language, in lower case.
    """

    title: str
    detail: str
    icon: str
    words: tuple[str, ...]
    run: Callable[[], None]
    key: str = ""
    rank: int = 0


def everything(session: Session, commands: Iterable[Command]) -> tuple[Found, ...]:
    """All that can be found, in the order shown before anything is typed: touchpoints, gaps, the rest, commands."""
    return (*_places(session), *_gaps(session), *map(partial(_command, session), commands))


def matching(found: Sequence[Found], text: str) -> list[Found]:
    """What fits the text, the best first, at most `MOST_SHOWN`; everything where the text is empty."""
    wanted = " ".join(text.lower().split())
    if not wanted:
        return list(found[:MOST_SHOWN])
    scored = [(score, -one.rank, number) for number, one in enumerate(found) if (score := _score(one, wanted))]
    scored.sort(key=lambda row: (-row[0], -row[1], row[2]))
    return [found[number] for _, _, number in scored[:MOST_SHOWN]]


def _score(one: Found, wanted: str) -> float:
    return max((_fit(words, wanted) for words in one.words), default=0.0)


def _fit(words: str, wanted: str) -> float:
    """How well a text fits, 0 for not at all: its beginning, then a word's beginning, then inside, then alike."""
    if words.startswith(wanted):
        return 200.0 - len(words) / 100
    if f" {wanted}" in words:
        return 180.0 - len(words) / 100
    if wanted in words:
        return 160.0 - len(words) / 100
    if _initials(words).startswith(wanted.replace(" ", "")) and len(wanted) > 1:
        return 150.0 - len(words) / 100
    return _alike(words, wanted)


def _initials(words: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", words))


def _alike(words: str, wanted: str) -> float:
    from rapidfuzz import fuzz

    if len(wanted) < 3:
        return 0.0
    score = fuzz.WRatio(wanted, words, score_cutoff=_LEAST_SCORE + 15)
    return float(score) if score >= _LEAST_SCORE + 15 else 0.0


def _places(session: Session) -> Iterator[Found]:
    journey, text = session.journey, session.text
    for id, touchpoint in journey.touchpoints.items():
        stage = journey.stages.get(touchpoint.stage)
        kind = text(LABELS[touchpoint.kind])
        where = text("{kind}, stage {stage}", kind=kind, stage=stage.title) if stage else kind
        yield _element(session, "touchpoints", id, touchpoint.title, where, touchpoint.kind.value)
    rows: tuple[tuple[str, str, str, str], ...] = (
        ("stages", "title", mark("Stage"), "stage"),
        ("departments", "name", mark("Department"), "department"),
        ("personas", "name", mark("Persona"), "persona"),
        ("actions", "title", mark("Action"), "action"),
    )
    for mapping, field, label, icon in rows:
        for id, element in getattr(journey, mapping).items():
            yield _element(session, mapping, id, getattr(element, field), text(label), icon)


def _element(session: Session, mapping: str, id: str, title: str, detail: str, icon: str) -> Found:
    return Found(title or id, detail, icon, ((title or id).lower(),), partial(session.reveal, mapping, id), rank=0)


def _gaps(session: Session) -> Iterator[Found]:
    spoken = [Translator(language) for language in LANGUAGES]
    for finding in session.analysis.findings:
        words = tuple(translator.render(finding.message).lower() for translator in spoken)
        title = session.text(finding.message)
        yield Found(title, session.text(mark("Gap")), "gap", words, partial(_show_gap, session, finding), rank=2)


def _show_gap(session: Session, finding: Any) -> None:
    if finding.touchpoints:
        session.reveal("touchpoints", finding.touchpoints[0])
    elif finding.links:
        session.reveal("links", finding.links[0])
    elif finding.departments:
        session.reveal("departments", finding.departments[0])
    session.light_up(finding.touchpoints, finding.links)


def _command(session: Session, command: Command) -> Found:
    said = {Translator(language).text(command.text).replace("&", "").rstrip("…") for language in LANGUAGES}
    title = session.text(command.text).replace("&", "")
    words = tuple(sorted(text.lower() for text in said))
    return Found(title, session.text(mark("Command")), command.icon, words, command.run, command.key, rank=1)
