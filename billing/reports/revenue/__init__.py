"""What was issued: by item, customer and advisor; what was taken back and given off."""
