"""How much is said: by channel, hour and day."""
