"""The round trip with departments: what is sent to one, what comes back, and what has been agreed."""
