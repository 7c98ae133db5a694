"""Both catalogues hold every sentence of the code, with the same values, compiled as they stand.

What the program says of a sample journey is watched too: no sentence of it may be missing from the catalogues.
"""

from __future__ import annotations

import ast
import gettext
import importlib.util
import re
from functools import cache
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message

from journeymap import i18n
from journeymap.cli.app import run
from journeymap.i18n import LANGUAGES, Translator

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "translations"
FIELD = re.compile(r"{(\w+)[^}]*}")
# Words that are the same in both languages, or names.
SAME_IN_INDONESIAN = FOLDER / "same_in_indonesian.txt"
SAMPLES = FOLDER.parent.parent / "sample_journeys"
# One word for one thing: what must stand in the Indonesian where the English has the word.
GLOSSARY = {
    r"\btouchpoints?\b": "titik kontak",
    r"\bstages?\b(?<!Front stage)(?<!Back stage)": "tahap",
    r"\bhand-offs?\b": "serah terima",
    r"(?<!Certain )\bgaps?\b": "kesenjangan",
    r"(?<!Promoter )(?<!Effort )\bscores?\b": "skor",
    r"\bsnapshots?\b": "rekaman",
    r"\bmoments? of truth\b": "momen penentu",
    r"\bearly.warnings?\b": "peringatan dini",
    r"\boverdue\b": "lewat tenggat",
    r"\binterval\b": "selang",
    r"\bfindings?\b": "temuan",
    r"\bpersonas?\b": "persona",
    r"\bevidence\b": "bukti",
    r"\bnobody is accountable\b": "penanggung jawab akhir",
    r"(?-i:\bfile\b)": "berkas",
    r"\bfolder\b": "folder",
    r"\blinks?\b": "taut",
    r"\b(swim)?lanes?\b": "lajur",
    r"\bmetrics?\b": "metrik",
    r"\btargets?\b": "target",
    r"\bactions?\b": "tindakan",
    r"\bpromise[sd]?\b": "janji",
    r"\bideas?\b": "ide",
    r"\bjourneys?\b": "perjalanan",
    r"\bseverity\b": "keparahan",
    r"\bverdicts?\b": "kesimpulan",
    r"\bquotes?\b": "kutip",
    r"\btemplates?\b": "templat",
    r"\boutline\b": "kerangka",
    r"\bworkshop\b": "lokakarya",
    r"\brename\b": "ganti nama",
}
# The English words that an Indonesian reader should not meet, and the familiar *you*.
NOT_INDONESIAN = re.compile(
    r"(?!(?-i:FILE))\b(touchpoints?|links?|stages?|gaps?|hand-?offs?|feedback|owners?|snapshots?|kamu|file|offline|online)\b",
    re.IGNORECASE,
)


def _update() -> ModuleType:
    spec = importlib.util.spec_from_file_location("update_catalogues", FOLDER / "update.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


UPDATE = _update()
EXTRACTED = UPDATE.extracted()


@cache
def catalogue(language: str) -> Catalog:
    loaded = UPDATE.load(language, FOLDER / language / "LC_MESSAGES")
    assert isinstance(loaded, Catalog)
    return loaded


def strings(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string or ())


def translated(language: str) -> list[Message]:
    """What has a translation; what has none is told by one test alone."""
    return [m for m in catalogue(language) if m.id and _complete(m)]


def pairs() -> list[tuple[str, str]]:
    """Every English sentence with its Indonesian; of a counting one, the English of many."""
    return [(strings(m.id)[-1], strings(m.string)[-1]) for m in translated("id")]


def test_the_code_has_sentences() -> None:
    assert len(EXTRACTED) > 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_in_the_catalogue(language: str) -> None:
    known = {strings(m.id): m for m in catalogue(language) if m.id}
    missing = [m.id for m in EXTRACTED if m.id and not _complete(known.get(strings(m.id)))]
    assert not missing, f"run assets/translations/update.py and translate: {missing[:10]}"


def _complete(message: Message | None) -> bool:
    found = message.string if message else ""
    return bool(found) and all(strings(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_over(language: str) -> None:
    known = {strings(m.id) for m in EXTRACTED if m.id}
    assert not [m.id for m in catalogue(language) if m.id and strings(m.id) not in known]


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_name_the_same_values(language: str) -> None:
    assert not [m.string for m in translated(language) if not _names_match(strings(m.id), strings(m.string))]


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
    same = [m.id for m in translated("id") if strings(m.id)[0] == strings(m.string)[0]]
    assert not [
        id for id in same if strings(id)[0] not in allowed and re.search("[a-z]{3}", FIELD.sub("", strings(id)[0]))
    ]


def test_no_fuzzy_translation() -> None:
    assert not [m.id for m in catalogue("id") if m.fuzzy and m.id]


def test_nothing_is_listed_as_the_same_that_is_not() -> None:
    same = {id for m in translated("id") for id in strings(m.id)[:1] if id == strings(m.string)[0]}
    assert set(SAME_IN_INDONESIAN.read_text(encoding="utf-8").splitlines()) <= same


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_of_cldr(language: str) -> None:
    count, rule = re.fullmatch(r"nplurals=(\d+); plural=(.+);", UPDATE.PLURAL_FORMS[language]).groups()  # type: ignore[union-attr]
    ours, cldr = gettext.c2py(rule), Locale.parse(language).plural_form
    assert int(count) == len({cldr(n) for n in range(200)})
    assert len({(ours(n), cldr(n)) for n in range(200)}) == int(count)
    assert f"Plural-Forms: {UPDATE.PLURAL_FORMS[language]}" in UPDATE.as_text(catalogue(language)).decode("utf-8")


def test_one_form_serves_every_number_in_indonesian() -> None:
    counting = [m for m in translated("id") if m.pluralizable]
    assert counting
    assert not [m.string for m in counting if len(strings(m.string)) != 1]
    assert [Translator("id").plural("{count} answer", "{count} answers", n) for n in (0, 1, 2)] == [
        "0 jawaban", "1 jawaban", "2 jawaban",
    ]  # fmt: skip


@pytest.mark.parametrize(("english", "indonesian"), GLOSSARY.items())
def test_one_word_for_one_thing(english: str, indonesian: str) -> None:
    said = [(here, there) for here, there in pairs() if re.search(english, FIELD.sub("", here), re.IGNORECASE)]
    assert said
    assert not [pair for pair in said if indonesian not in pair[1].lower()]


def test_no_english_word_is_left() -> None:
    assert not [there for _, there in pairs() if NOT_INDONESIAN.search(FIELD.sub("", there).replace("--", ""))]


def test_quotes_and_ends_are_kept() -> None:
    def marks(text: str) -> tuple[int, int, str]:
        return text.count("“"), text.count("”"), text[-1] if text[-1] in ".:…" else ""

    assert not [(here, there) for here, there in pairs() if marks(here) != marks(there)]


def test_percent_sign_never_stands_alone_on_a_line() -> None:
    assert not [there for _, there in pairs() if re.search(r"\d %", there)]


def test_a_sentence_in_both_languages() -> None:
    assert Translator("en").text("no data") == "no data"
    assert Translator("id").text("no data") == "tanpa data"


def found(code: str) -> list[str | tuple[str, ...]]:
    return [sentence for _, sentence in UPDATE.sentences(ast.parse(code))]


def test_sentences_are_found_where_the_code_says_them() -> None:
    assert found('t.text("a")\nmsg("b {x}", x=mark("c"))') == ["a", "b {x}", "c"]
    assert found('msg_count("{count} a", "{count} b", 2)') == [("{count} a", "{count} b")]
    assert found('mark_count("{count} a", "{count} b")') == [("{count} a", "{count} b")]
    assert found('t.text("a" if x else "b" if y else "c")') == ["a", "b", "c"]
    assert found('map(t.text, ("a", "b"))') == ["a", "b"]
    assert found('[t.text(each) for each in ("a", "b")]') == ["a", "b"]
    assert found('names = ("a", "b")\n[Column(t.text(n)) for n in names]') == ["a", "b"]
    assert found("f\"{t.text('a')}: {b}\"") == ["a"]


def test_other_texts_are_not_sentences() -> None:
    assert not found('print("a"); t.text(b); [c(each) for each in ("a", "b")]; text(" "); map(len, ("a",))')


def test_an_update_keeps_what_is_translated_and_drops_what_is_gone() -> None:
    old, template = UPDATE._empty("id"), Catalog()
    for id, string in (("stays", "tetap"), (("one", "{count}"), ("{count} buah",)), ("gone", "hilang")):
        old.add(id, string)
    for id in ("stays", ("one", "{count}"), "new", ("one new", "{count} new")):
        template.add(id)
    UPDATE.update(old, "id", template)
    kept = {strings(m.id)[0]: m.string or () for m in old if m.id}
    assert kept == {"stays": "tetap", "one": ("{count} buah",), "new": (), "one new": ()}


def test_a_counting_sentence_without_translation_is_left_in_english() -> None:
    catalog = UPDATE._empty("id")
    catalog.add(("{count} day", "{count} days"))
    packed = gettext.GNUTranslations(BytesIO(UPDATE.compiled(UPDATE._shaped(catalog))))
    assert packed.ngettext("{count} day", "{count} days", 2) == "{count} days"


class Listener(gettext.NullTranslations):
    """Answers like a catalogue and notes what it was asked for in vain."""

    def __init__(self, known: Catalog) -> None:
        super().__init__()
        self.known = {strings(m.id)[0]: strings(m.string)[-1:] for m in known if m.id}
        self.counting = {strings(m.id) for m in known if m.id}
        self.asked, self.missing = 0, set[str]()

    def gettext(self, message: str) -> str:
        """The translation, or the message itself, noted."""
        self.asked += 1
        if message not in self.known:
            self.missing.add(message)
        return next(iter(self.known.get(message, ())), message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The one form that all numbers share."""
        if (msgid1, msgid2) not in self.counting:
            self.missing.add(msgid2)
        return self.gettext(msgid1)


CALLS = (
    ("check", "{file}", "--lang", "id"),
    ("scores", "{file}", "--lang", "id"),
    ("export", "{file}", "{folder}/tables.xlsx"),
    ("export", "{file}", "{folder}/map.svg"),
    ("report", "{file}", "-o", "{folder}/report.pdf", "--lang", "id"),
)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[-1] if call[0] == "export" else call[0])
def test_everything_said_of_a_sample_is_in_the_catalogue(
    call: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    listener = Listener(catalogue("id"))
    monkeypatch.setattr(i18n, "_catalogue", lambda language: listener)
    assert run([word.format(file=SAMPLES / "puskesmas.journey", folder=tmp_path) for word in call]) == 0
    capsys.readouterr()
    assert listener.asked > 20
    assert not listener.missing
