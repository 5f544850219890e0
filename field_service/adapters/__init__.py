"""What draws for service."""
