"""Facebook Messenger; its reading and sending also serve Instagram."""
