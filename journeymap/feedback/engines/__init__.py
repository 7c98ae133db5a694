"""Counting where the answers are: large files in DuckDB, tables in databases; only counts travel on."""
