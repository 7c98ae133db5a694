"""Views of the document beside the map: the matrix of departments and the importance-performance chart."""
