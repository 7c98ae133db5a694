"""Blind scoring in the workshop: each department marks the touchpoints alone, then all is revealed."""
