"""What service does when something happened, a module for each part of it."""
