"""What changes service."""
