"""What the report says: a context in, frozen values and sentences out, without looks; `pages` shows them."""
