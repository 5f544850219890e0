"""Addresses of a conversation, and writing in it over HTTP."""

from uuid import uuid4


def door(conversation, verb=""):
    return f"/api/v1/conversations/{conversation.id}/{verb}"


def say(client, conversation, text="hola", **extra):
    body = {"client_id": str(uuid4()), "text": text, **extra}
    return client.post(door(conversation, "messages/"), body)
