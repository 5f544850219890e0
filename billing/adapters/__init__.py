"""What money reads from outside: how pictures look."""
