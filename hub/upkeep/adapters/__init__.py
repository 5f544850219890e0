"""What copies are made of and with: databases, archives, files, keys."""
