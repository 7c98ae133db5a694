"""The blocks a story is made of: text, tables, figures, rows and breaks; `flow` sets them on pages after that."""
