"""Loading a recharge from the thread."""
