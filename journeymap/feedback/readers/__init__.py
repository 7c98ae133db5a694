"""Files of answers, whatever tool and program wrote them, read into one kind of table."""
