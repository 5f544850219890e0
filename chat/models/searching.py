"""What is looked through: the words of messages, folded, in the order they were stored."""

from django.conf import settings
from django.db import models

from chat.models.conversations import Conversation
from chat.models.messages import Message
from chat.types import Kind


class SearchEntry(models.Model):
    """The folded words of one message; filled behind the send, so `id` runs nearly with time."""

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(max_length=12, choices=Kind.choices)
    private = models.BooleanField(default=False)
    number = models.BigIntegerField()
    folded = models.TextField()
    created_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "search entries"
        indexes = [
            models.Index(fields=["conversation", "-id"], name="entries_of_conversation"),
            models.Index(fields=["created_at", "id"], name="entries_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}#{self.number}"


class SearchName(models.Model):
    """What the outsider of a conversation is called and reached by, folded."""

    conversation = models.OneToOneField(
        Conversation, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    folded = models.TextField()

    def __str__(self) -> str:
        return self.folded


class SearchMark(models.Model):
    """How far a conversation's changes stand in the search."""

    conversation = models.OneToOneField(
        Conversation, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    seq = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.conversation_id}@{self.seq}"
