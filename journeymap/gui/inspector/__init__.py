"""The form for whatever is selected, made from the table of fields; writes verbs, follows change sets."""
