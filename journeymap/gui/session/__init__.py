"""What the rooms of one window share: document, selection, newest analysis, arrangement; they meet here."""
