"""What changes parts and their stock."""
