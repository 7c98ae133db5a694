"""Brings the catalogues up to date with the sentences in the code: `python assets/translations/update.py`.

Reads every module of the package, merges what is new into each language's .po file, keeps the translations that are
there, drops what no code says any more, and compiles the .mo files that the program reads. Only developers run it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DOMAIN = "journeymap"
KEYWORDS = {"text": None, "msg": None, "mark": None, "plural": (1, 2), "msg_count": (1, 2)}
HEADER = "# The words of journeymap in one language; see CONTRIBUTING.md, Translations.\n"


def extracted() -> Catalog:
    """Every sentence of the package, with where it stands, in a catalogue without translations."""
    catalog = Catalog(domain=DOMAIN, charset="utf-8", fuzzy=False, header_comment=HEADER)
    rows = extract_from_dir(str(ROOT / "journeymap"), [("**.py", "python")], keywords=KEYWORDS)
    for file, _, message, _, _ in sorted(rows, key=lambda row: (row[0], row[1])):
        catalog.add(message, None, [(f"journeymap/{file}", None)])
    return catalog


def languages() -> Iterator[tuple[str, Path]]:
    """Each language with its folder."""
    for folder in sorted(HERE.glob("*/LC_MESSAGES")):
        yield folder.parent.name, folder


def load(language: str, folder: Path) -> Catalog:
    """A language's catalogue as it stands, empty where there is none yet."""
    path = folder / f"{DOMAIN}.po"
    if not path.exists():
        return Catalog(
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
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def compiled(catalog: Catalog) -> bytes:
    """The .mo file of a catalogue."""
    packed = BytesIO()
    write_mo(packed, catalog)
    return packed.getvalue()


def as_text(catalog: Catalog) -> bytes:
    """The .po file of a catalogue, without dates, so that the same sentences give the same bytes."""
    packed = BytesIO()
    write_po(packed, catalog, width=110, ignore_obsolete=True, include_lineno=False, omit_header=False)
    return re.sub(
        rb'^"(POT-Creation-Date|PO-Revision-Date|Generated-By|Report-Msgid-Bugs-To): [^"]*"\n',
        b"",
        packed.getvalue(),
        flags=re.MULTILINE,
    )


def main() -> int:
    """Updates every language; says how many sentences have no translation yet."""
    for language, folder in languages():
        catalog = load(language, folder)
        catalog.update(extracted(), no_fuzzy_matching=True)
        if language == "en":
            for message in catalog:
                if message.id:
                    message.string = message.id
        (folder / f"{DOMAIN}.po").write_bytes(as_text(catalog))
        (folder / f"{DOMAIN}.mo").write_bytes(compiled(catalog))
        missing = sum(1 for m in catalog if m.id and not _translated(m.string))
        sys.stdout.write(f"{language}: {len(catalog)} sentences, {missing} not translated\n")
    return 0


def _translated(string: str | tuple[str, ...]) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


if __name__ == "__main__":
    sys.exit(main())
