"""`/cotizar`."""
