"""The document on disk: bytes to a journey and back, versions, templates, saving whole or not at all."""
