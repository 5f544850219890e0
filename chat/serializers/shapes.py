"""What the API answers with; described here, built beside."""

from typing import Any

from rest_framework import serializers

from chat.serializers.attached import AttachmentShape, PreviewShape
from chat.serializers.own import OwnShape
from chat.serializers.promised import SlaShape
from chat.types import (
    HIDDEN,
    ConversationKind,
    ConversationState,
    DeliveryState,
    Direction,
    Kind,
)
from hub.accounts.serializers import CardShape, ColleagueShape

Shape = serializers.Serializer[Any]
MESSAGE_KINDS = [*Kind.choices, (HIDDEN, "Hidden")]


class ChannelRefShape(Shape):
    """The channel a conversation runs over."""

    id = serializers.CharField()
    kind = serializers.CharField()
    name = serializers.CharField()


class CustomerShape(Shape):
    """The outsider; `id` is null until the identity is linked to a customer."""

    id = serializers.CharField(allow_null=True)
    identity = serializers.CharField()
    name = serializers.CharField()
    phone = serializers.CharField()
    blocked = serializers.BooleanField(help_text="They blocked us.")
    spam = serializers.BooleanField(help_text="One of ours put them aside.")
    opted_out = serializers.BooleanField(help_text="They want nothing automatic on this channel.")


class TeamRefShape(Shape):
    """The team a conversation is with."""

    id = serializers.CharField()
    name = serializers.CharField()


class LastMessageShape(Shape):
    """The newest message everyone may see."""

    number = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=Kind.choices)
    preview = serializers.CharField()
    duration = serializers.FloatField(allow_null=True, help_text="Seconds it can be played.")
    direction = serializers.ChoiceField(choices=Direction.choices)
    created_at = serializers.DateTimeField()
    author = CardShape(allow_null=True, help_text="Null for system lines and rows of old.")
    event = serializers.DictField(
        allow_null=True,
        help_text="Of a system line: what its card says, three people of each list.",
    )


class ChoicesShape(Shape):
    """Buttons or quick replies: how many, and how long the words on one may be."""

    most = serializers.IntegerField()
    title = serializers.IntegerField()


class LimitsShape(Shape):
    """What a message here may hold; `kinds`: kind → largest file in bytes.

    Only `text`, `caption` and `kinds` stand in conversations among ourselves.
    """

    text = serializers.IntegerField(allow_null=True)
    text_in_bytes = serializers.BooleanField(
        required=False, help_text="`text` counts bytes of UTF-8, not characters."
    )
    parts = serializers.IntegerField(
        required=False, help_text="Into so many messages a long text is split."
    )
    caption = serializers.IntegerField(allow_null=True)
    kinds = serializers.DictField(child=serializers.JSONField())
    window_hours = serializers.IntegerField(allow_null=True, required=False)
    reactions = serializers.BooleanField(required=False, help_text="Ours reach the customer.")
    quotes = serializers.BooleanField(required=False, help_text="A message can be answered to.")
    choices = ChoicesShape(allow_null=True, required=False)
    after_window = serializers.ChoiceField(
        choices=["template", "human_agent"],
        allow_null=True,
        required=False,
        help_text="What can still be said once `window_closes_at` is past.",
    )
    after_window_until = serializers.DateTimeField(allow_null=True, required=False)


class MemberShape(ColleagueShape):
    """Somebody of a direct or group conversation."""

    is_owner = serializers.BooleanField()
    read_number = serializers.IntegerField(help_text="How far they have read.")
    joined_at = serializers.DateTimeField()


class ConversationShape(Shape):
    """A conversation; what only staff may know is null or empty for a customer."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=ConversationKind.choices)
    title = serializers.CharField()
    state = serializers.ChoiceField(choices=ConversationState.choices)
    channel = ChannelRefShape(allow_null=True)
    customer = CustomerShape(allow_null=True)
    assignee = CardShape(allow_null=True)
    team = TeamRefShape(allow_null=True)
    labels = serializers.ListField(child=serializers.CharField())
    priority = serializers.IntegerField(help_text="0 none to 4 urgent.")
    sla = SlaShape(allow_null=True)
    last_message = LastMessageShape(allow_null=True)
    needs_reply_since = serializers.DateTimeField(allow_null=True)
    scheduled = serializers.IntegerField(help_text="Messages that wait for their time.")
    window_closes_at = serializers.DateTimeField(allow_null=True)
    snoozed_until = serializers.DateTimeField(allow_null=True)
    answered = serializers.BooleanField()
    last_number = serializers.IntegerField()
    last_seq = serializers.IntegerField()
    members = MemberShape(many=True, help_text="Of direct and group conversations.")
    picture_url = serializers.CharField(allow_null=True, help_text="Of a group; five minutes.")
    open_history = serializers.BooleanField(help_text="Newcomers see what was said before.")
    updated_at = serializers.DateTimeField()
    unread = serializers.IntegerField(help_text="Own; not in live events.")
    read_number = serializers.IntegerField(help_text="Own; not in live events.")
    mentions = serializers.IntegerField(help_text="Own, not seen yet; not in live events.")
    own = OwnShape(help_text="Not in live events.")


class ConversationDetailShape(ConversationShape):
    """One conversation, with what depends on the caller."""

    limits = LimitsShape()
    allowed_transitions = serializers.ListField(
        child=serializers.ChoiceField(choices=ConversationState.choices)
    )


class QuoteShape(Shape):
    """The message another one answers."""

    id = serializers.CharField()
    number = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=MESSAGE_KINDS)
    preview = serializers.CharField()
    author = CardShape(allow_null=True)


class ReactionShape(Shape):
    """One emoji on a message; `by` names users and identities."""

    emoji = serializers.CharField()
    count = serializers.IntegerField()
    by = serializers.ListField(child=serializers.CharField())


class ErrorShape(Shape):
    """Why a message did not arrive."""

    code = serializers.CharField()
    detail = serializers.CharField()


class MessageShape(Shape):
    """A message; kind `hidden` keeps the number of one its reader may not see, and no more."""

    id = serializers.CharField()
    conversation = serializers.CharField()
    number = serializers.IntegerField()
    seq = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=MESSAGE_KINDS)
    direction = serializers.ChoiceField(choices=Direction.choices)
    private = serializers.BooleanField()
    author = CardShape(allow_null=True)
    text = serializers.CharField()
    html = serializers.CharField(allow_null=True)
    attachments = AttachmentShape(many=True)
    reply_to = QuoteShape(allow_null=True)
    topic = serializers.CharField(allow_null=True)
    reactions = ReactionShape(many=True)
    mentions = serializers.ListField(child=serializers.CharField(), help_text="Users named.")
    previews = PreviewShape(many=True, help_text="Of links, fetched afterwards.")
    links = serializers.ListField(
        child=serializers.CharField(), help_text="Paths of our own pages in the text: `links/`."
    )
    editions = serializers.IntegerField(help_text="How often it said something else before.")
    pinned_at = serializers.DateTimeField(allow_null=True)
    pinned_by = CardShape(allow_null=True)
    card = serializers.DictField(child=serializers.JSONField(), allow_null=True)
    around = serializers.DictField(
        child=serializers.JSONField(),
        allow_null=True,
        help_text="What stands around it: album, forwarded, quote, start, referral …",
    )
    state = serializers.ChoiceField(choices=[*DeliveryState.choices, ("", "None")])
    error = ErrorShape(allow_null=True)
    troubled_at = serializers.DateTimeField(
        allow_null=True, help_text="In the tray since then: failed, or nobody knows."
    )
    created_at = serializers.DateTimeField()
    provider_at = serializers.DateTimeField(allow_null=True)
    edited_at = serializers.DateTimeField(allow_null=True)
    deleted_at = serializers.DateTimeField(allow_null=True)
    client_id = serializers.CharField(allow_null=True)


class MessagePageShape(Shape):
    """Messages in rising order; `next` goes into `after`, `previous` into `before`."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = MessageShape(many=True)


class ConversationPageShape(Shape):
    """A keyset page of conversations."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = ConversationShape(many=True)
