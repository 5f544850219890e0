"""What buys parts."""
