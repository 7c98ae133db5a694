"""The bounds of a journey's numbers, as types, and the form of its colours: below the values of `model`.

Fields are written with these types. `storage` refuses to use a number outside its bounds (a problem), forms take
their limits from here.
"""

from __future__ import annotations

import re
from typing import Annotated

from msgspec import Meta

LARGEST = 10**15
"""No number of a journey is larger: up to here every whole number is exact as a float."""

FARTHEST_PT = 10**6
"""No card lies farther from the corner of its map: a row of 4,000. Drawing and parting a map costs by its size."""

LONGEST_TEXT = 250_000
"""No text of a journey has more characters: a book's chapter. Drawing costs by it."""

Amount = Annotated[float, Meta(ge=-LARGEST, le=LARGEST)]
Place = Annotated[float, Meta(ge=-FARTHEST_PT, le=FARTHEST_PT)]
Measure = Annotated[float, Meta(ge=0, le=LARGEST)]
Breadth = Annotated[float, Meta(gt=0, le=FARTHEST_PT)]
Share = Annotated[float, Meta(ge=0, le=1)]
FlowShare = Annotated[float, Meta(ge=0, le=LARGEST)]
"""A share of the flow: meant to be at most 1; a file may hold more, and the analysis says so as a finding."""
Weight = Annotated[float, Meta(ge=1, le=5)]
Confidence = Annotated[float, Meta(ge=0.5, lt=1)]
Count = Annotated[int, Meta(ge=0, le=LARGEST)]
Days = Annotated[int, Meta(ge=1, le=LARGEST)]
Mark = Annotated[int, Meta(ge=1, le=5)]
Cause = Annotated[int, Meta(ge=1, le=4)]

COLOUR = re.compile("#[0-9a-fA-F]{6}")
"""A colour of a department as a whole text: `#5E7182`."""
