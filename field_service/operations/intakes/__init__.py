"""What takes tables in."""
