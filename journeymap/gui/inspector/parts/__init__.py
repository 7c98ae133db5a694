"""What a form shows of an element besides its own fields: gaps, actions, links, warnings, what belongs to it."""
