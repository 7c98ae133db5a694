"""An editor class for each kind of field, in one table."""
