"""How quotes are answered, and how soon they are invoiced."""
