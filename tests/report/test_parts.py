"""Parts 6 to 10 together: any journey, both languages and papers, conforming files, and no word past the translator."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator

import msgspec
import pytest

from journeymap.i18n import Translator
from journeymap.model import Department, Journey, Snapshot, Touchpoint
from journeymap.report.context import Context
from tests.report.journeys import empty, hostile, many, one_touchpoint, scored
from tests.report.pdf.reading import Node, failures, texts, tree
from tests.report.told import context_of, part, words

PARTS = ("ownership", "warnings", "changes", "departments", "method")


def departments_of_eighty_letters() -> Journey:
    """Twelve departments whose names have eighty characters."""
    names = {f"d-{n}": f"Department {n} of customers, complaints, collections and of correspondence"[:80] for n in
             range(12)}  # fmt: skip
    departments = {id: Department(name=name.ljust(80, "x")) for id, name in names.items()}
    return msgspec.structs.replace(many(24, 12), departments=departments)


def with_snapshot(journey: Journey) -> Journey:
    """The journey with a snapshot of another one of the same ids."""
    places = {id: msgspec.structs.replace(place, owners={}, scores=()) for id, place in journey.touchpoints.items()}
    before = msgspec.structs.replace(journey, touchpoints={**places, "gone": Touchpoint(title="ZZ")})
    return msgspec.structs.replace(journey, snapshots={"s": Snapshot(label="<b>", journey=before)})


JOURNEYS: dict[str, Callable[[], Journey]] = {
    "empty": empty,
    "one": one_touchpoint,
    "scored": scored,
    "hostile": lambda: with_snapshot(hostile()),
    "large": lambda: with_snapshot(many(300, 12)),
    "names": departments_of_eighty_letters,
}
SMALL = tuple(kind for kind in JOURNEYS if kind != "large")


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("kind", SMALL)
def test_every_part_of_every_journey_conforms(kind, language):
    context = context_of(JOURNEYS[kind](), language, paper="letter" if language == "en" else "a4")
    for name in PARTS:
        assert failures(part(context, name)) == [], name


def test_three_hundred_touchpoints_come_out_whole():
    context = context_of(JOURNEYS["large"]())
    places = context.journey.touchpoints
    owned = [id for id in context.analysis.order if places[id].accountable]
    for name, wanted in (("ownership", context.analysis.order), ("departments", owned)):
        said = "".join(words(part(context, name)).split())
        missing = [id for id in wanted if "".join(context.title(id).split()) not in said]
        assert not missing, name


@pytest.mark.parametrize("kind", SMALL)
def test_same_journey_same_bytes(kind):
    journey = JOURNEYS[kind]()
    for name in PARTS:
        assert part(context_of(journey), name) == part(context_of(journey), name)


@pytest.mark.parametrize("kind", SMALL)
def test_no_page_is_empty_and_each_part_but_changes_says_something(kind):
    context = context_of(JOURNEYS[kind]())
    for name in PARTS:
        pages = texts(part(context, name))
        assert all(len(page) > 40 for page in pages) or name == "changes", name


class Marking(gettext.NullTranslations):
    """A language in which every sentence stands between « and »."""

    def gettext(self, message: str) -> str:
        return f"«{message}»"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"«{msgid1 if n == 1 else msgid2}»"


def marking(context: Context) -> Context:
    """The same report in that language."""
    t = Translator("en")
    t._catalogue = Marking()
    return Context(context.journey, context.analysis, t, context.theme, context.options, context.problems,
                   context.snapshot)  # fmt: skip


MONTHS = r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Oct|Nov|Dec|January|March|June|July|August|September|October|December"


def shouted(journey: Journey) -> Journey:
    """The journey with user texts in capitals only, so that what is ours can be told from it."""
    places = {
        id: msgspec.structs.replace(
            place,
            title=f"ZZ{at}",
            scores=tuple(msgspec.structs.replace(each, source="ZZ") for each in place.scores),
        )
        for at, (id, place) in enumerate(journey.touchpoints.items())
    }
    return msgspec.structs.replace(
        journey,
        title="ZZ",
        departments={id: Department(name="ZZ") for id in journey.departments},
        touchpoints=places,
        actions={id: msgspec.structs.replace(action, title="ZZ") for id, action in journey.actions.items()},
    )


def past_the_translator(node: Node) -> Iterator[str]:
    """Words in small letters that no sentence holds."""
    for each in node.walk():
        bare = each.text.replace("\N{NO-BREAK SPACE}", " ")
        while (inner := re.sub(r"«[^«»]*»", "", bare)) != bare:
            bare = inner
        yield from re.findall(r"[^\W\d_]*[a-zäöü]{2,}[^\W\d_]*", re.sub(MONTHS, "", bare))


@pytest.mark.parametrize("name", PARTS)
def test_every_word_of_ours_goes_through_the_translator(name):
    context = marking(context_of(shouted(with_snapshot(many(40, 13)))))
    assert set(past_the_translator(tree(part(context, name)))) <= {"Title"}
