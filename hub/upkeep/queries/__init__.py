"""What is known of copies and of the house's health."""
