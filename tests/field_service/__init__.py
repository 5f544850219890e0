"""Stories of machines, orders and people's time."""
