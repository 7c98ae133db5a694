"""The field table says something of every field, in words, with the bounds and the targets of the model."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

import msgspec
import pytest
from msgspec import inspect

from journeymap.model import REFERENCES, Importance, Touchpoint, WarningRule
from journeymap.model.fields import (
    EXCLUDED,
    FIELDS,
    SECTIONS,
    TYPES,
    Field,
    FieldKind,
    field,
    fields_of,
    sections_of,
    value_of,
)
from journeymap.model.limits import LARGEST

# What a field of each kind is, as the model types it; several words where the type leaves a choice.
TYPES_OF: dict[FieldKind, tuple[type, ...]] = {
    FieldKind.TEXT: (inspect.StrType,),
    FieldKind.LONG_TEXT: (inspect.StrType,),
    FieldKind.TEXTS: (inspect.VarTupleType,),
    FieldKind.CHOICE: (inspect.EnumType,),
    FieldKind.FLAGS: (inspect.VarTupleType,),
    FieldKind.MARK: (inspect.FloatType,),
    FieldKind.COUNT: (inspect.IntType,),
    FieldKind.NUMBER: (inspect.FloatType,),
    FieldKind.SHARE: (inspect.FloatType,),
    FieldKind.MONEY: (inspect.FloatType,),
    FieldKind.DAYS: (inspect.IntType,),
    FieldKind.DAY: (inspect.DateType,),
    FieldKind.COLOUR: (inspect.StrType,),
    FieldKind.REFERENCE: (inspect.StrType,),
    FieldKind.REFERENCES: (inspect.VarTupleType,),
    FieldKind.SWITCH: (inspect.BoolType,),
    FieldKind.PAIR: (inspect.TupleType,),
    FieldKind.CAUSE: (inspect.IntType,),
    FieldKind.METRIC: (inspect.StrType,),
    FieldKind.FORMULA: (inspect.StrType,),
    FieldKind.OWNERS: (inspect.DictType,),
    FieldKind.RESPONSES: (inspect.DictType,),
    FieldKind.TARGETS: (inspect.DictType,),
    FieldKind.SCORES: (inspect.VarTupleType,),
    FieldKind.PROMISES: (inspect.VarTupleType,),
    FieldKind.QUOTES: (inspect.VarTupleType,),
    FieldKind.COMMENTS: (inspect.VarTupleType,),
}
NUMBERS = (inspect.IntType, inspect.FloatType)
IDS = [f"{row.mapping}.{row.name}" for row in FIELDS]


def members(type_: inspect.Type) -> tuple[inspect.Type, ...]:
    found = type_.types if isinstance(type_, inspect.UnionType) else (type_,)
    return tuple(each.type if isinstance(each, inspect.Metadata) else each for each in found)


def typed(row: Field) -> tuple[inspect.Type, ...]:
    """What the model may hold at a row's place."""
    struct: Any = inspect.type_info(TYPES[row.mapping])
    for part in row.name.split("."):
        (found,) = (each for each in struct.fields if each.name == part)
        options = members(found.type)
        struct = next((each for each in options if isinstance(each, inspect.StructType)), None)
    return options


def attributes() -> Iterator[tuple[str, str]]:
    for mapping, kind in TYPES.items():
        for each in msgspec.structs.fields(kind):
            yield mapping, each.name


def test_every_field_has_a_row_or_a_reason_to_have_none() -> None:
    shown = {(row.mapping, row.name.partition(".")[0]) for row in FIELDS}
    assert shown.isdisjoint(EXCLUDED)
    assert shown | set(EXCLUDED) == set(attributes())
    assert all(EXCLUDED.values())


def test_every_part_of_importance_has_a_row() -> None:
    parts = {f"importance.{each.name}" for each in msgspec.structs.fields(Importance)} - {"importance.kept"}
    assert parts == {row.name for row in fields_of("touchpoints") if row.name.startswith("importance")}


def test_no_field_has_two_rows() -> None:
    assert len(set(IDS)) == len(IDS)


@pytest.mark.parametrize("row", FIELDS, ids=IDS)
def test_a_row_fits_its_type(row: Field) -> None:
    options = typed(row)
    assert any(isinstance(option, TYPES_OF[row.kind]) for option in options)
    empty = any(isinstance(option, inspect.NoneType) for option in options)
    assert row.optional or not empty
    if any(isinstance(option, (*NUMBERS, inspect.EnumType, inspect.TupleType)) for option in options):
        assert row.optional == empty


@pytest.mark.parametrize("row", FIELDS, ids=IDS)
def test_a_row_has_the_bounds_of_its_type(row: Field) -> None:
    number = next((each for each in typed(row) if isinstance(each, (*NUMBERS, inspect.TupleType))), None)
    if isinstance(number, inspect.TupleType):
        number = members(number.item_types[0])[0]
    if number is None:
        assert (row.least, row.most) == (None, None)
        return
    assert isinstance(number, NUMBERS)
    flow = row.kind is FieldKind.SHARE and number.le == LARGEST  # a file may say more; whoever types it may not
    assert row.least == (number.gt if number.ge is None else number.ge)
    assert row.most == (1.0 if flow else number.lt if number.le is None else number.le)
    assert row.excluded == tuple(each for each in (number.gt, number.lt) if each is not None)


@pytest.mark.parametrize("row", FIELDS, ids=IDS)
def test_choices_are_the_words_of_the_type(row: Field) -> None:
    options = [each.item_type if isinstance(each, inspect.VarTupleType) else each for each in typed(row)]
    words: list[type[Enum]] = [each.cls for each in options if isinstance(each, inspect.EnumType)]
    assert words == ([row.choices] if row.choices else [])
    assert (row.kind in (FieldKind.CHOICE, FieldKind.FLAGS)) == bool(row.choices)


def test_references_name_the_mapping_the_model_says() -> None:
    known = {(each.holder, each.field): each.target for each in REFERENCES if each.field != "views"}
    listed = {(row.mapping, row.name): row.target for row in FIELDS if row.target and row.kind is not FieldKind.METRIC}
    assert listed == known


def test_required_references_cannot_be_left_empty() -> None:
    required = {(each.holder, each.field) for each in REFERENCES if each.shape == "required"}
    rows = [row for row in FIELDS if row.kind is FieldKind.REFERENCE]
    assert {(row.mapping, row.name) for row in rows if not row.optional} == required


@pytest.mark.parametrize("row", FIELDS, ids=IDS)
def test_a_row_is_said_in_words(row: Field) -> None:
    assert row.label[0].isupper()
    assert row.help.endswith((".", "?"))
    assert "  " not in row.help
    assert row.label not in ("", row.help)


def test_rows_stand_in_their_sections_in_order() -> None:
    for mapping in TYPES:
        order = [section.id for section in sections_of(mapping)]
        places = [order.index(row.section) for row in fields_of(mapping)]
        assert places == sorted(places)
        filled = {section.id for section in sections_of(mapping) if not section.lists}
        assert filled == {row.section for row in fields_of(mapping)}
    assert {(each.mapping, each.id) for each in SECTIONS} == {
        (each.mapping, each.id) for mapping in TYPES for each in sections_of(mapping)
    }


def test_every_form_opens_with_the_name() -> None:
    first = {mapping: fields_of(mapping)[0].name for mapping in TYPES}
    assert set(first.values()) == {"title", "name", "text", "source", "touchpoint"}
    assert all(sections_of(mapping)[0].open for mapping in TYPES)


def test_labels_differ_within_a_form() -> None:
    for mapping in TYPES:
        labels = [row.label for row in fields_of(mapping)]
        assert len(set(labels)) == len(labels), mapping


def test_a_name_is_given_to_one_element_at_a_time() -> None:
    alone = {(row.mapping, row.name) for row in FIELDS if not row.several}
    assert {("touchpoints", "title"), ("departments", "name"), ("links", "source"), ("touchpoints", "scores")} <= alone
    assert field("touchpoints", "kind").several


def test_a_row_is_found_by_its_name() -> None:
    assert field("warnings", "window_days").least == 1
    with pytest.raises(KeyError):
        field("warnings", "votes")
    assert fields_of("snapshots") == sections_of("snapshots") == ()


def test_a_value_is_read_by_its_dotted_name() -> None:
    bare = Touchpoint(title="Check-in")
    assert value_of(bare, "importance.customer") is None
    marked = Touchpoint(title="Check-in", importance=Importance(customer=4.0))
    assert value_of(marked, "importance.customer") == 4.0
    assert value_of(marked, "title") == "Check-in"
    assert value_of(WarningRule(below=0.0), "below") == 0.0
    with pytest.raises(AttributeError):
        value_of(bare, "importanc.customer")
