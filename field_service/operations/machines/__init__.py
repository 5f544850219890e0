"""What changes machines."""
