"""The presentation: one touchpoint at a time, large, for a room."""
