"""Other programs' formats: a journey in, their files out; one module per format, all in one registry."""
