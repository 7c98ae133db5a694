"""The guided import of feedback: files of answers in, four steps, and their counts as one step of the journey."""
