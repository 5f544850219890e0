"""Instagram messages, by the code of Messenger."""
