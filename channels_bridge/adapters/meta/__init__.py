"""What WhatsApp Cloud API, Messenger and Instagram share: one signature, one handshake, one API."""
