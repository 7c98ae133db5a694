"""Which tool a table of answers came from, told by its content, and what each of its columns is for."""
