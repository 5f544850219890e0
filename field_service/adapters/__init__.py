"""What reads foreign bytes."""
