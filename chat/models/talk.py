"""Around a message: who is named, what it said before, what waits unsent, what links show."""

from django.conf import settings
from django.db import models

from chat.models.conversations import Conversation
from chat.models.messages import Message
from chat.types import FetchState
from hub.kernel.ids import new_id


class Mention(models.Model):
    """One person named in one message; the badge counts those after `read_number`."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="mentions")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    number = models.BigIntegerField()  # the message's

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "user"], name="mention_once")]
        indexes = [
            models.Index(fields=["user", "conversation", "number"], name="mentions_of_person")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.message_id}"


class Edition(models.Model):
    """What a message said before it was changed or taken back."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="editions")
    text = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()  # when it stopped saying so

    class Meta:
        indexes = [models.Index(fields=["message", "at"], name="editions_of_message")]

    def __str__(self) -> str:
        return f"{self.message_id} until {self.at}"


class Draft(models.Model):
    """What somebody has typed and not sent, on every device of theirs."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    reply_to = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="+")
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "user"], name="draft_once")]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.conversation_id}"


class Preview(models.Model):
    """What a link in a message leads to, fetched afterwards."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="previews")
    position = models.PositiveSmallIntegerField(default=0)
    url = models.CharField(max_length=2000)
    state = models.CharField(max_length=8, choices=FetchState.choices, default=FetchState.PENDING)
    title = models.CharField(max_length=300, blank=True)
    description = models.CharField(max_length=600, blank=True)
    site = models.CharField(max_length=120, blank=True)
    picture = models.FileField(blank=True, max_length=200)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "position"], name="preview_place")
        ]

    def __str__(self) -> str:
        return self.url
