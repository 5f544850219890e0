"""The HTTP doors of service."""
