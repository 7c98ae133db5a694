"""How many examples property tests try: all, or a part of them where the very same were tried just before."""

from __future__ import annotations

import os

SHARE = float(os.environ.get("JOURNEYMAP_EXAMPLES", "1"))
"""Of the usual number of examples. `.ci/run` says less for its second round, which has the same seed."""


def examples(usual: int) -> int:
    """The number of examples to try instead of the usual one; two at least."""
    return max(2, round(usual * SHARE))
