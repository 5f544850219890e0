"""What somebody may have to be told of, until it is settled."""

from django.db import models

from chat.models.conversations import Conversation
from chat.models.messages import Message


class NoticeDue(models.Model):
    """A message somebody may have to be told of, or (without one) a group that has begun.

    Made with the message, gone when everybody concerned was told, has read it, or sat before it.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    message = models.OneToOneField(
        Message, null=True, on_delete=models.CASCADE, related_name="notice_due"
    )
    created_at = models.DateTimeField()
    look_at = models.DateTimeField(null=True, db_index=True)  # null: it failed once too often
    tries = models.PositiveSmallIntegerField(default=0)  # that failed

    class Meta:
        verbose_name_plural = "notices due"

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.message_id}"
