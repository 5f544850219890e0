"""A stand-in for graph.facebook.com: WhatsApp Cloud API, Messenger and Instagram."""
