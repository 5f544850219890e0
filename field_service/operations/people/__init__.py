"""What is arranged about technicians."""
