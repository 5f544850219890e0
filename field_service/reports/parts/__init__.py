"""Parts: how soon they come, what is used, and what lacks."""
