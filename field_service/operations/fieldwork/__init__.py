"""What a technician does at the machine."""
