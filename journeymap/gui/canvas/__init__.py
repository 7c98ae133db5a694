"""The canvas: the map as people see it, move about in it and point at it."""
