"""Everything that changes a journey: changes as data, the document with its history, and the verbs."""
