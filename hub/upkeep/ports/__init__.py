"""What the apps above know about their part of a house."""
