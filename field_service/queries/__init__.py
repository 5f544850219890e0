"""What is read of service."""
