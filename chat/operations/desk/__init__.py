"""What is kept at the desk: ready answers, messages for later, views, and its rules."""
