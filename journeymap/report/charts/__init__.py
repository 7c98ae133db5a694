"""Drawings of the report as display lists: scores and points in, figures and table cells for `pages` out."""
