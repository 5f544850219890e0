"""The outside world, one folder a provider."""
