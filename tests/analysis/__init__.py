"""Tests of the analysis, one folder or module for each of its parts."""
