"""Both catalogues hold every sentence of the code, with the same values, compiled as they stand."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

from journeymap.i18n import LANGUAGES, Translator

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "translations"
FIELD = re.compile(r"{(\w+)[^}]*}")
# Words that are the same in both languages, or names.
SAME_IN_INDONESIAN = FOLDER / "same_in_indonesian.txt"


def _update() -> ModuleType:
    spec = importlib.util.spec_from_file_location("update_catalogues", FOLDER / "update.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


UPDATE = _update()
EXTRACTED = UPDATE.extracted()


def catalogue(language: str) -> Catalog:
    loaded = UPDATE.load(language, FOLDER / language / "LC_MESSAGES")
    assert isinstance(loaded, Catalog)
    return loaded


def strings(string: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)


def test_the_code_has_sentences() -> None:
    assert len(EXTRACTED) > 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_in_the_catalogue(language: str) -> None:
    missing = [m.id for m in EXTRACTED if m.id and not _complete(catalogue(language).get(m.id))]
    assert not missing, f"run assets/translations/update.py and translate: {missing[:10]}"


def _complete(message: object) -> bool:
    found = getattr(message, "string", "")
    return bool(found) and all(strings(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_over(language: str) -> None:
    known = {strings(m.id)[0] for m in EXTRACTED if m.id}
    assert not [m.id for m in catalogue(language) if m.id and strings(m.id)[0] not in known]


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_name_the_same_values(language: str) -> None:
    assert not [m.string for m in catalogue(language) if m.id and not _names_match(strings(m.id), strings(m.string))]


def _names_match(ids: tuple[str, ...], translations: tuple[str, ...]) -> bool:
    """A sentence names all its values; of a counting one, each form may leave the number out as the English does."""
    wanted = [set(FIELD.findall(text)) for text in ids]
    return all(set(FIELD.findall(text)) in (*wanted, set().union(*wanted)) for text in translations)


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogue_is_up_to_date(language: str) -> None:
    folder = FOLDER / language / "LC_MESSAGES"
    assert (folder / "journeymap.mo").read_bytes() == UPDATE.compiled(catalogue(language))


def test_indonesian_is_translated() -> None:
    allowed = set(SAME_IN_INDONESIAN.read_text(encoding="utf-8").splitlines())
    same = [m.id for m in catalogue("id") if m.id and strings(m.id)[0] == strings(m.string)[0]]
    assert not [
        id for id in same if strings(id)[0] not in allowed and re.search("[a-z]{3}", FIELD.sub("", strings(id)[0]))
    ]


def test_no_fuzzy_translation() -> None:
    assert not [m.id for m in catalogue("id") if m.fuzzy and m.id]


def test_a_sentence_in_both_languages() -> None:
    assert Translator("en").text("no data") == "no data"
    assert Translator("id").text("no data") not in {"", "no data"}
