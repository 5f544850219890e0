"""Local stand-ins for the providers, a process of its own that imports nothing of the hub."""
