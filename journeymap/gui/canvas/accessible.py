"""The canvas for screen readers: the view as a list of its cards in journey order, then its links.

`MapView` and what its scene shows stand before it; assistive technology asks it through Qt. The outline panel is
the second way to the same.
"""

from __future__ import annotations
