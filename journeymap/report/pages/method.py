"""Part 10, method and data quality: settings, rules and formulas, what each score rests on, and the words explained."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.report.content.formulas import formula_rows
from journeymap.report.content.glossary import glossary
from journeymap.report.content.method import causes, sentences, settings, verdict_rules
from journeymap.report.context import Context
from journeymap.report.pages.data_quality import data_quality, file_problems, lacking_characters
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Span
from journeymap.report.pdf.style import BODY, INK, SMALL
from journeymap.report.registry import part_heading

_GLOSSARY_LINES = 4
_TEXT = BODY.but(size_pt=9.0, leading_pt=13.5)


def blocks(context: Context) -> Sequence[Block]:
    """How the figures came about, then what they rest on, then the glossary."""
    return [
        part_heading(context, "method"),
        *(story.paragraph(context.say(message), _TEXT) for message in sentences(context)),
        story.beside([_settings(context), _causes(context)], (0.8, 1.0)),
        *_verdicts(context),
        *_formulas(context),
        *data_quality(context),
        *lacking_characters(context),
        *file_problems(context),
        *_glossary(context),
    ]


def _settings(context: Context) -> list[Block]:
    t = context.t
    heads = [Column(t.text("Setting"), share=1.0), Column(t.text("Value"), share=1.0)]
    table = story.table(heads, settings(context), density="compact", row_header=True, summary=t.text("Settings"))
    return [story.heading(t.text("Settings of this journey"), 3), table]


def _verdicts(context: Context) -> list[Block]:
    t = context.t
    heads = [Column(t.text("Verdict"), share=1.0), Column(t.text("Given when"), share=1.8)]
    rows = [
        (Cell(word, colour=context.colour(verdict), weight="semibold"), rule)
        for verdict, word, rule in verdict_rules(context)
    ]
    head = story.heading(t.text("Verdicts"), 3, aside=t.text("mirrored where lower is better"))
    table = story.table(heads, rows, density="compact", row_header=True, summary=t.text("Verdicts"))
    return [story.together([head, table])]


def _causes(context: Context) -> list[Block]:
    t = context.t
    heads = [Column(t.text("Cause"), share=1.5), Column(t.text("Who acts"), share=1.0)]
    head = story.heading(t.text("Causes"), 3, aside=t.text("after Parasuraman, Zeithaml and Berry 1985"))
    table = story.table(heads, causes(context), density="compact", row_header=True, summary=t.text("Causes"))
    return [head, table]


def _formulas(context: Context) -> list[Block]:
    t, rows = context.t, formula_rows(context)
    if not rows:
        return []
    heads = [
        Column(t.text("Measure"), share=1.0, weight="medium"),
        Column(t.text("Worked out as"), share=1.6),
        Column(t.text("Interval"), share=0.9),
    ]
    body = [(row.measure, row.made, row.interval) for row in rows]
    table = story.table(heads, body, density="compact", row_header=True, summary=t.text("Formulas"))
    return [story.heading(t.text("Formulas"), 3), table]


def _glossary(context: Context) -> list[Block]:
    """The words in two columns, a few lines at a time, so that a page can end between them."""
    words = [_word(word, meaning) for word, meaning in glossary(context)]
    pieces = [words[at : at + 2 * _GLOSSARY_LINES] for at in range(0, len(words), 2 * _GLOSSARY_LINES)]
    columns = [story.beside([piece[:_GLOSSARY_LINES], piece[_GLOSSARY_LINES:]]) for piece in pieces]
    return [story.together([story.heading(context.t.text("Glossary"), 3), columns[0]]), *columns[1:]]


def _word(word: str, meaning: str) -> Block:
    return story.rich((Span(word, "medium", INK), Span(f"  {meaning}")), SMALL)
