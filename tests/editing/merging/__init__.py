"""Merging two journeys that grew out of one."""
