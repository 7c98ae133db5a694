"""Whole files: the example of the file's description, versions, and what a scalar may look like."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeymap.i18n import Translator
from journeymap.model.words import End, Kind, Language, Role
from journeymap.storage import codec
from journeymap.storage.errors import JourneyFileError
from journeymap.storage.reading import read_document
from journeymap.storage.yaml_exact import parse_exact

FIXTURES = Path(__file__).parent / "fixtures"
AS_WRITTEN = (FIXTURES / "v1" / "hotel-as-written.journey").read_text("utf-8")
HOTEL = (FIXTURES / "v1" / "hotel.journey").read_text("utf-8")


def with_touchpoint(lines: str) -> str:
    return f"journeymap: 1\ntitle: T\ntouchpoints:\n  a:\n    title: A\n{lines}"


def places(text: str) -> list[tuple[int, int, str, str]]:
    with pytest.raises(JourneyFileError) as caught:
        codec.loads(text, "x.journey")
    translator = Translator("en")
    return [
        (found.place.line, found.place.column, ".".join(map(str, found.place.path)), translator.render(found.message))
        for found in caught.value.places
    ]


def test_example_is_read_without_a_problem_and_written_in_canonical_form() -> None:
    loaded = codec.loads(AS_WRITTEN)
    assert loaded.problems == ()
    assert (loaded.version, loaded.read_only) == (1, False)
    assert codec.dumps(loaded.journey) == HOTEL


def test_example_holds_what_it_says() -> None:
    journey = codec.loads(AS_WRITTEN).journey
    check_in = journey.touchpoints["check-in"]
    assert journey.language is Language.ID
    assert journey.as_of == date(2026, 11, 1)
    assert check_in.kind is Kind.PRODUCT_USE
    assert check_in.owners == {"operations": (Role.ACCOUNTABLE,), "it": (Role.CONSULTED,)}
    assert check_in.end is None
    assert check_in.position == (120, 210)
    assert check_in.scores[0].counts == {0: 12, 3: 20, 7: 41, 9: 80, 10: 61}
    assert check_in.scores[0].from_ == date(2026, 7, 1)
    assert journey.touchpoints["instagram-ad"].title == "2026"
    assert journey.touchpoints["whatsapp-complaint"].pain_points == ("Nobody answers: for hours", "no")
    assert journey.touchpoints["whatsapp-complaint"].end is End.LEAVES
    assert journey.sent is not None
    assert journey.sent.base is not None
    assert list(journey.snapshots["s-2026-07"].journey.touchpoints) == ["check-in"]  # type: ignore[union-attr]


@pytest.mark.parametrize("path", sorted((FIXTURES / "v1").glob("*.journey")), ids=lambda path: path.name)
def test_every_file_of_version_1_is_read_for_ever(path: Path) -> None:
    """A canonical fixture is also written back byte for byte."""
    text = path.read_text("utf-8")
    loaded = codec.loads(text, path.name)
    assert not loaded.read_only
    if not path.stem.endswith("as-written"):
        assert codec.dumps(loaded.journey) == text


@pytest.mark.parametrize("text", [AS_WRITTEN, HOTEL], ids=["as written", "canonical"])
def test_quick_and_careful_reading_agree(text: str) -> None:
    careful = read_document(parse_exact(text, "x"), lenient=False)
    assert careful.journey == codec.loads(text).journey
    assert careful.problems == ()


def test_defaults_and_nothing_are_left_out() -> None:
    written = "votes: 0\nvision: ''\nconfidence: 0.95\ncrosshair: means\npopulation: ~\nas_of:\nstages: null\n"
    assert codec.dumps(codec.loads(f"journeymap: 1\ntitle: T\n{written}".replace("votes: 0\n", "")).journey) == (
        "journeymap: 1\ntitle: T\n"
    )


@pytest.mark.parametrize(
    ("scalar", "title"),
    [("2026", "2026"), ("null", "null"), ("~", "~"), ("no", "no"), ("1e3", "1e3"), ("2026-11-01", "2026-11-01")],
)
def test_text_keys_take_the_scalar_as_written(scalar: str, title: str) -> None:
    journey = codec.loads(f"journeymap: 1\ntitle: {scalar}\n").journey
    assert journey.title == title
    assert codec.dumps(journey) == f'journeymap: 1\ntitle: "{title}"\n'


@pytest.mark.parametrize(
    ("scalar", "value"),
    [("40", 40), ('"40"', 40), ("+40", 40), ("40.0", 40), ("4e1", 40), ("1_000", 1000), ("0", 0), ("null", None),
     ("~", None), ("", None)],
)  # fmt: skip
def test_whole_numbers(scalar: str, value: int | None) -> None:
    journey = codec.loads(f"journeymap: 1\ntitle: T\npopulation: {scalar}\n").journey
    assert journey.population == value


@pytest.mark.parametrize(("scalar", "value"), [(".5", 0.5), ("+0.5", 0.5), ("1.", 1.0), ("5e-1", 0.5), ("0.50", 0.5)])
def test_shares(scalar: str, value: float) -> None:
    loaded = codec.loads(with_touchpoint(f"    entry: {scalar}\n"))
    assert loaded.problems == ()
    assert loaded.journey.touchpoints["a"].entry == value


@pytest.mark.parametrize("scalar", ["nan", ".nan", "inf", ".inf", "-.inf", "0x10", "010", "1:30", "1,5", "five", "1 2"])
def test_what_is_no_number_is_refused(scalar: str) -> None:
    assert places(with_touchpoint(f"    entry: {scalar}\n")) == [
        (6, 12, "touchpoints.a.entry", f"found “{scalar}”, expected a number, 0 or more")
    ]


@pytest.mark.parametrize(("word", "value"), [("true", True), ("yes", True), ("False", False), ("off", False)])
def test_words_of_truth(word: str, value: bool) -> None:
    text = with_touchpoint(f"links:\n  l: {{source: a, target: a, repeats_work: {word}}}\n")
    assert codec.loads(text).journey.links["l"].repeats_work is value


@pytest.mark.parametrize("word", ["1", "0", "maybe", '"2"'])
def test_numbers_are_no_truth(word: str) -> None:
    text = with_touchpoint(f"links:\n  l: {{source: a, target: a, repeats_work: {word}}}\n")
    assert places(text)[0][2:] == ("links.l.repeats_work", f"found “{word.strip(chr(34))}”, expected true or false")


def test_owners_with_one_role_stand_as_a_word() -> None:
    text = HOTEL.replace("it: consulted", "it: [consulted]")
    assert codec.dumps(codec.loads(text).journey) == HOTEL


def test_an_element_may_be_empty() -> None:
    journey = codec.loads("journeymap: 1\ntitle: T\nstages:\n  stay:\ndepartments: {it: {}}\n").journey
    assert codec.dumps(journey) == "journeymap: 1\ntitle: T\ndepartments:\n  it: {}\nstages:\n  stay: {}\n"


def test_a_higher_version_is_read_as_far_as_it_can_be_and_read_only() -> None:
    text = "journeymap: 7\ntitle: T\nconfidence: high\nstages:\n  stay: [new]\n  go: {title: Go}\nbeacons: {a: 1}\n"
    loaded = codec.loads(text)
    assert loaded.version == 7
    assert loaded.read_only
    assert "version 7" in Translator("en").render(loaded.read_only_reason)  # type: ignore[arg-type]
    assert (loaded.journey.title, list(loaded.journey.stages)) == ("T", ["go"])
    assert [(problem.dotted, problem.line) for problem in loaded.problems] == [("confidence", 3), ("stages.stay", 5)]


@pytest.mark.parametrize(
    ("first", "place"),
    [
        ("",
         (1, 1, "journeymap", "found no key “journeymap”, expected journeymap: 1 as the first line of a journey file")),
        ("journeymap: one\n",
         (1, 13, "journeymap", "found “one”, expected the version of the file, a whole number like 1")),
        ("journeymap: 0\n",
         (1, 13, "journeymap", "found “0”, expected the version of the file, a whole number like 1")),
        ("journeymap: {}\n",
         (1, 13, "journeymap", "found a mapping, expected the version of the file, a whole number like 1")),
    ],
)  # fmt: skip
def test_a_file_without_a_version_is_refused(first: str, place: tuple[int, int, str, str]) -> None:
    assert places(f"{first}title: T\n") == [place]


def test_version_may_be_quoted() -> None:
    assert codec.loads('title: T\njourneymap: "1"\n').journey.title == "T"


def test_an_empty_title_is_still_written() -> None:
    text = codec.dumps(codec.loads('journeymap: 1\ntitle: ""\n').journey)
    assert text == 'journeymap: 1\ntitle: ""\n'


def test_answers_are_written_in_rising_order_and_other_mappings_as_made() -> None:
    text = with_touchpoint(
        "    targets: {nps: 1, ces: 2}\n    scores:\n    - {metric: nps, counts: {9: 1, 10: 2, 0: 3}}\n"
    )
    assert codec.dumps(codec.loads(text).journey) == with_touchpoint(
        "    targets: {nps: 1, ces: 2}\n    scores:\n    - metric: nps\n      counts: {0: 3, 9: 1, 10: 2}\n"
    )
