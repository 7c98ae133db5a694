"""The bounds of a file we read; the YAML readers and whoever opens a file hold to them before any work is done."""

from __future__ import annotations

from journeymap.model.limits import LONGEST_TEXT

MAX_FILE_BYTES = 32 * 1024 * 1024
"""Bytes of a whole file. A journey of 1,000 touchpoints has about one million."""

MAX_DEPTH = 24
"""Mappings and lists inside one another, the root being 1. A journey inside a snapshot needs about twelve."""

MAX_NODES = 1_500_000
"""Keys and values of a file together. A journey of 1,000 touchpoints has about 110,000."""

MAX_EXACT_NODES = 850_000
"""The same for a file that does not go the quick way: it is read more slowly, and every place and spelling is kept."""

MAX_UNKNOWN_COMPARED = 200
"""Unknown keys for which a known one like it is looked for; the rest are only kept."""

MAX_FAULTS = 1000
"""Places collected before reading stops."""

MAX_PROBLEMS = 20_000
"""Problems told of a file; what is behind them is kept like all that cannot be used, only not spoken of."""

MAX_LINES_SHOWN = 5
"""Places named on standard error before *and N more*."""

MAX_QUOTED_CHARACTERS = 60
"""Characters of a user's text quoted in a message."""

MAX_KEY_CHARACTERS = 1000
"""Characters of a key as written on one line; YAML readers give up on longer ones (they allow 1,024)."""

MAX_TEXT_CHARACTERS = LONGEST_TEXT
"""Characters of one text, more than any form, pasted list or cell of a workbook lets in. Windows and reports break it
into lines over and over; five megabytes in a title keep them busy for minutes."""
