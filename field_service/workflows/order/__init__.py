"""`/orden`: work for the customer of a conversation."""
