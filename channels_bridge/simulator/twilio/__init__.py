"""A stand-in for api.twilio.com and messaging.twilio.com, WhatsApp senders only."""
