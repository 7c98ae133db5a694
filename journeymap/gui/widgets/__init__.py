"""The controls every panel and dialog is built from; they know words and colours, and nothing of a document."""
