"""The bundled templates: canonical, without problems, and the same skeleton in every language."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from journeymap.analysis.analyse import analyse
from journeymap.model import Journey
from journeymap.model.elements import MAPPINGS
from journeymap.model.ids import ID_PATTERN
from journeymap.model.words import SIX_KINDS, Language, LinkKind
from journeymap.paths import assets_dir
from journeymap.storage.codec import dumps, loads
from journeymap.storage.templates import (
    UnknownTemplateError,
    template_journey,
    template_languages,
    template_names,
)

NAMES = ("empty", "clinic", "hotel", "service", "shop")
FILLED = NAMES[1:]
LANGUAGES = ("en", "id")
WORDS = frozenset({"title", "language", "name", "duty", "goal", "channel"})


def test_every_template_is_named_once_and_the_empty_one_first() -> None:
    assert template_names() == NAMES
    assert template_languages() == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_templates(language: str) -> None:
    files = {file.stem for file in (assets_dir() / "templates" / language).iterdir()}
    assert files == set(NAMES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_templates_are_canonical_and_without_problems(name: str, language: str) -> None:
    text = (assets_dir() / "templates" / language / f"{name}.journey").read_bytes()
    loaded = loads(text)
    assert loaded.problems == ()
    assert dumps(loaded.journey).encode() == text
    assert loaded.journey == template_journey(name, language)
    assert loaded.journey.language is Language(language)


@pytest.mark.parametrize("name", NAMES)
def test_languages_differ_in_words_only(name: str) -> None:
    english, indonesian = (template_journey(name, language) for language in LANGUAGES)
    assert _skeleton(msgspec.to_builtins(english)) == _skeleton(msgspec.to_builtins(indonesian))
    assert english.title != indonesian.title


@pytest.mark.parametrize("name", FILLED)
def test_no_goal_or_duty_was_left_untranslated(name: str) -> None:
    english, indonesian = (template_journey(name, language) for language in LANGUAGES)
    for id, stage in english.stages.items():
        assert stage.goal
        assert indonesian.stages[id].goal != stage.goal
    for id, department in english.departments.items():
        assert department.duty
        assert indonesian.departments[id].duty != department.duty


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_such_as_we_make(name: str) -> None:
    journey = template_journey(name, "en")
    ids = [id for mapping in MAPPINGS for id in getattr(journey, mapping)]
    assert all(ID_PATTERN.fullmatch(id) for id in ids)


def test_the_empty_template_holds_a_title_and_nothing_else() -> None:
    assert template_journey("empty", "en") == Journey(title="New journey")
    assert template_journey("empty", "id") == Journey(title="Perjalanan baru", language=Language.ID)


@pytest.mark.parametrize("name", FILLED)
def test_filled_templates_are_a_whole_journey_without_scores(name: str) -> None:
    journey = template_journey(name, "en")
    touchpoints = journey.touchpoints.values()
    assert 10 <= len(touchpoints) <= 14
    assert {touchpoint.kind for touchpoint in touchpoints} >= set(SIX_KINDS)
    assert {touchpoint.stage for touchpoint in touchpoints} == set(journey.stages)
    assert all(touchpoint.contact and touchpoint.accountable for touchpoint in touchpoints)
    assert not any(touchpoint.scores or touchpoint.targets for touchpoint in touchpoints)
    assert any(link.kind is LinkKind.RECOVERY for link in journey.links.values())


@pytest.mark.parametrize("name", FILLED)
def test_filled_templates_begin_without_flaws_in_the_graph(name: str) -> None:
    analysis = analyse(template_journey(name, "en"))
    found = {finding.kind for finding in analysis.findings}
    families = {kind.partition(".")[0] for kind in found}
    assert families <= {"evidence", "handoff", "ownership", "service", "human"}
    assert found & {"ownership.orphan", "ownership.idle-department", "human.machine-complaint"} == set()
    assert analysis.problems == ()


@pytest.mark.parametrize(("name", "language"), [("spa", "en"), ("hotel", "fr"), ("../en/hotel", "en"), ("", "id")])
def test_an_unknown_template_is_refused_with_the_known_ones(name: str, language: str) -> None:
    with pytest.raises(UnknownTemplateError) as caught:
        template_journey(name, language)
    assert isinstance(caught.value, KeyError)
    assert str(caught.value).startswith("There ")
    assert ("hotel" if language in LANGUAGES else "en") in str(caught.value)


def _skeleton(tree: Any) -> Any:
    """A journey without its words; mappings as pairs, so that their order counts."""
    if isinstance(tree, dict):
        return [(key, _skeleton(value)) for key, value in tree.items() if key not in WORDS]
    return [_skeleton(each) for each in tree] if isinstance(tree, list | tuple) else tree
