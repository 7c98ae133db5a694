"""The round trip with departments in the window: files made for each, returns taken in, a department's own copy."""
