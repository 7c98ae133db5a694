"""Laws that hold for every journey, tried on random ones."""
