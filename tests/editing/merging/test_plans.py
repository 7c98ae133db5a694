"""How each field is merged, for every field of the model."""

from __future__ import annotations

import pytest

from journeymap.editing.merging.plans import IDENTITIES, Plan, plans
from journeymap.editing.merging.wording import _FIELDS, _ORDERS, _WHOLE
from journeymap.model import MAPPINGS, Journey, ScoreRecord, Touchpoint, View
from journeymap.model.fields import FIELDS


def fields_of(plan: Plan, kind: type) -> set[str]:
    return {name for name, each in plans(kind).items() if each is plan}


def test_a_touchpoint_is_merged_entry_by_entry() -> None:
    assert fields_of(Plan.KEYED, Touchpoint) == {"owners", "responses", "targets", "views"}
    assert fields_of(Plan.ENTRIES, Touchpoint) == {"scores", "quotes", "comments", "promises", "kept"}
    assert fields_of(Plan.TEXTS, Touchpoint) == {"personas", "moments", "pain_points", "ideas"}
    assert fields_of(Plan.VOTES, Touchpoint) == {"votes"}
    assert fields_of(Plan.PARTS, Touchpoint) == {"importance"}
    assert plans(Touchpoint)["position"] is Plan.VALUE


def test_counts_of_a_survey_are_one_value_and_blind_marks_are_not() -> None:
    assert plans(ScoreRecord)["counts"] is Plan.VALUE
    assert fields_of(Plan.TALLY, View) == {"satisfaction", "importance"}


def test_every_list_of_the_model_has_an_identity() -> None:
    from msgspec import inspect

    for kind in (Journey, *MAPPINGS.values(), ScoreRecord):
        info = inspect.type_info(kind)
        assert isinstance(info, inspect.StructType)
        for field in info.fields:
            if plans(kind)[field.name] is Plan.ENTRIES:
                assert isinstance(field.type, inspect.VarTupleType)
                assert isinstance(field.type.item_type, inspect.StructType)
                assert field.type.item_type.cls in IDENTITIES


@pytest.mark.parametrize("mapping", MAPPINGS)
def test_every_place_has_words(mapping: str) -> None:
    assert mapping in _WHOLE
    assert mapping in _ORDERS
    in_forms = {row.name.split(".")[0] for row in FIELDS if row.mapping == mapping}
    assert set(MAPPINGS[mapping].__struct_fields__) - in_forms - _FIELDS.keys() <= {"votes"}
