"""Brings the catalogues up to date with the sentences in the code: `python assets/translations/update.py`.

Reads every module of the package, merges what is new into each language's .po file, keeps the translations that are
there, drops what no code says any more, and compiles the .mo files that the program reads. Only developers run it.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DOMAIN = "journeymap"
SINGLE = frozenset({"text", "msg", "mark"})
COUNTING = frozenset({"plural", "msg_count", "mark_count"})
HEADER = "# The words of journeymap in one language; see CONTRIBUTING.md, Translations.\n"
# How many forms a counting sentence has, as CLDR says; a test compares the two.
PLURAL_FORMS = {"en": "nplurals=2; plural=(n != 1);", "id": "nplurals=1; plural=0;"}
VOLATILE = frozenset({"POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Report-Msgid-Bugs-To"})


def extracted() -> Catalog:
    """Every sentence of the package, with where it stands, in a catalogue without translations."""
    catalog = Catalog(domain=DOMAIN, charset="utf-8", fuzzy=False, header_comment=HEADER)
    for path in sorted((ROOT / "journeymap").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for _, sentence in sorted(sentences(tree), key=lambda found: found[0]):
            catalog.add(sentence, None, [(path.relative_to(ROOT).as_posix(), 0)])
    return catalog


def sentences(tree: ast.AST) -> Iterator[tuple[int, str | tuple[str, ...]]]:
    """Every sentence of a module with its line; a counting one as its two forms.

    Found are texts in a call, each side of a condition in it, and the texts of a list or tuple (named or in place)
    that `map` or a comprehension hands to `text`.
    """
    lists = _named_lists(tree)
    for node in ast.walk(tree):
        for text in (*_said(node), *_handed_over(node, lists)):
            if isinstance(text, tuple) or text.strip():
                yield getattr(node, "lineno", 0), text


def _said(node: ast.AST) -> Iterator[str | tuple[str, ...]]:
    if isinstance(node, ast.Call) and node.args:
        if _name(node.func) in SINGLE:
            yield from _texts(node.args[0])
        elif _name(node.func) in COUNTING and len(node.args) > 1:
            yield from zip(_texts(node.args[0]), _texts(node.args[1]), strict=True)


def _handed_over(node: ast.AST, lists: Mapping[str, Sequence[ast.expr]]) -> Iterator[str]:
    if isinstance(node, ast.Call) and _name(node.func) == "map" and _name(node.args[0]) in SINGLE:
        sources = node.args[1:]
    elif isinstance(node, ast.GeneratorExp | ast.ListComp | ast.SetComp):
        sources = [loop.iter for loop in node.generators if _name(loop.target) in _translated_names(node.elt)]
    else:
        return
    for source in sources:
        for each in [source, *lists.get(_name(source), ())]:
            for item in getattr(each, "elts", ()):
                yield from _texts(item)


def _translated_names(element: ast.expr) -> set[str]:
    """The loop variables that a comprehension's element translates."""
    calls = [node for node in ast.walk(element) if isinstance(node, ast.Call) and _name(node.func) in SINGLE]
    return {_name(call.args[0]) for call in calls if call.args} - {""}


def _named_lists(tree: ast.AST) -> dict[str, list[ast.expr]]:
    """The lists and tuples of a module by the names they are given, in whatever function."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.List | ast.Tuple):
            for target in node.targets:
                found.setdefault(_name(target), []).append(node.value)
    return found


def _name(called: ast.AST) -> str:
    return str(getattr(called, "attr", getattr(called, "id", "")))


def _texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def languages() -> Iterator[tuple[str, Path]]:
    """Each language with its folder."""
    for folder in sorted(HERE.glob("*/LC_MESSAGES")):
        yield folder.parent.name, folder


class Undated(Catalog):
    """A catalogue whose header names no time and no version, so that the same sentences give the same bytes."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header's lines without those that change from one run to the next."""
        return [line for line in super().mime_headers if line[0] not in VOLATILE]

    @mime_headers.setter
    def mime_headers(self, lines: Sequence[tuple[str, str]]) -> None:
        self._set_mime_headers(lines)


def load(language: str, folder: Path) -> Catalog:
    """A language's catalogue as it stands, empty where there is none yet, with the plural forms of the language."""
    catalog = _empty(language)
    path = folder / f"{DOMAIN}.po"
    if path.exists():
        with path.open("rb") as file:
            known = read_po(file, locale=language, domain=DOMAIN)
        for message in known:
            if message.id:
                catalog[message.id] = message
    return _shaped(catalog)


def _empty(language: str) -> Catalog:
    catalog = Undated(
        locale=language,
        domain=DOMAIN,
        project=DOMAIN,
        version="1",
        last_translator="journeymap",
        language_team=language,
        charset="utf-8",
        fuzzy=False,
        header_comment=HEADER,
    )
    catalog.mime_headers = [("Plural-Forms", PLURAL_FORMS[language])]
    return catalog


def _shaped(catalog: Catalog) -> Catalog:
    """Each counting sentence with as many forms as the language has, or with none where one is missing."""
    for message in catalog:
        if message.id and message.pluralizable:
            forms = tuple(message.string or ())[: catalog.num_plurals]
            message.string = forms if len(forms) == catalog.num_plurals and all(forms) else ()
            message.flags.discard("fuzzy")
    return catalog


def update(catalog: Catalog, language: str, template: Catalog) -> None:
    """Brings a catalogue up to date with the sentences; in English each is its own translation."""
    # A copy, because the catalogue takes over the messages themselves, and the next language must not see its strings.
    catalog.update(deepcopy(template), no_fuzzy_matching=True)
    for message in catalog:
        if message.id and language == "en":
            message.string = message.id
    _shaped(catalog)


def compiled(catalog: Catalog) -> bytes:
    """The .mo file of a catalogue."""
    packed = BytesIO()
    write_mo(packed, catalog)
    return packed.getvalue()


def as_text(catalog: Catalog) -> bytes:
    """The .po file of a catalogue."""
    packed = BytesIO()
    write_po(packed, catalog, width=110, ignore_obsolete=True, include_lineno=False, omit_header=False)
    return packed.getvalue()


def main() -> int:
    """Updates every language; says how many sentences have no translation yet."""
    template = extracted()
    for language, folder in languages():
        catalog = load(language, folder)
        update(catalog, language, template)
        (folder / f"{DOMAIN}.po").write_bytes(as_text(catalog))
        (folder / f"{DOMAIN}.mo").write_bytes(compiled(catalog))
        missing = sum(1 for m in catalog if m.id and not _translated(m.string))
        sys.stdout.write(f"{language}: {len(catalog)} sentences, {missing} not translated\n")
    return 0


def _translated(string: str | Sequence[str] | None) -> bool:
    return bool(string) and all(string or ())


if __name__ == "__main__":
    sys.exit(main())
