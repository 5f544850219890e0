"""Orders: how many, how soon, how well, and what is left over."""
