"""Two journeys that grew out of one, put together: by id and field, with a list of what people must decide."""

from journeymap.editing.merging.merge import merge, resolve
from journeymap.editing.merging.outcome import Choice, Conflict, Merge

__all__ = ["Choice", "Conflict", "Merge", "merge", "resolve"]
