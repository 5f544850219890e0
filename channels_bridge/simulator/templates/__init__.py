"""The templates that accounts have at their providers, and how they are judged."""
