"""What becomes of a done order in money."""
