"""The shapes of service."""
