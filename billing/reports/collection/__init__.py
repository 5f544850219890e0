"""What came in, what is owed and since when."""
