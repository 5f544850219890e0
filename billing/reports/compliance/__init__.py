"""What must be true: numbers, books, answers about personal data, the trail."""
