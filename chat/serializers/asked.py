"""What a query string may ask for: names from a list, nothing else reaches the database."""

from datetime import UTC, datetime, timedelta
from typing import Any

from rest_framework import serializers

from chat.queries.inbox import ORDERS, Wanted
from chat.serializers.bodies import LATEST
from chat.types import ConversationKind, ConversationState, Kind

LARGEST = 2**63 - 1
MINUTES = 60 * 24 * 366
EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)


class Choices(serializers.CharField):
    """Words from a list, separated by commas."""

    def __init__(self, allowed: list[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.allowed = allowed

    def to_internal_value(self, data: Any) -> Any:
        words = [word for word in super().to_internal_value(data).split(",") if word]
        if unknown := sorted(set(words) - set(self.allowed)):
            raise serializers.ValidationError(f"Unknown: {', '.join(unknown)}.")
        return tuple(words)


class ListAsked(serializers.Serializer[Any]):
    """Filters and order of the list."""

    kind = Choices(ConversationKind.values, required=False, default=(), allow_blank=True)
    view = serializers.ChoiceField(
        choices=["mine", "unassigned", "all", "mentions", "spam"], required=False, default="all"
    )
    state = Choices(ConversationState.values, required=False, default=(), allow_blank=True)
    channel = serializers.CharField(
        required=False, allow_blank=True, default="", max_length=40, help_text="Id or kind."
    )
    assignee = serializers.CharField(
        required=False, allow_blank=True, default="", max_length=40, help_text="Id, `me`, `none`."
    )
    label = serializers.ListField(  # type: ignore[assignment]
        child=serializers.CharField(allow_blank=True, max_length=40),
        required=False,
        default=list,
        max_length=10,
        help_text="Said several times: all of them.",
    )
    priority = Choices(["0", "1", "2", "3", "4"], required=False, default=(), allow_blank=True)
    waiting = serializers.IntegerField(
        required=False, min_value=0, max_value=MINUTES, help_text="For this many minutes or longer."
    )
    closing = serializers.IntegerField(
        required=False, min_value=0, max_value=MINUTES, help_text="Window, within so many minutes."
    )
    since = serializers.DateTimeField(required=False, help_text="Of the last message.")
    until = serializers.DateTimeField(required=False, help_text="Left out itself.")
    team = serializers.UUIDField(required=False, default=None, allow_null=True)
    unread = serializers.BooleanField(required=False, default=False)
    sla = serializers.ChoiceField(
        choices=["due", "breached"],
        required=False,
        allow_blank=True,
        default="",
        help_text="Promises about to be broken, or broken.",
    )
    q = serializers.CharField(required=False, allow_blank=True, default="", max_length=200)
    sort = serializers.ChoiceField(choices=sorted(ORDERS), required=False, default="recent")


def wanted_of(asked: dict[str, Any], *, at: datetime) -> Wanted:
    """Return the filters of a checked query string, with what it says of time counted from `at`."""
    waiting, closing = asked.get("waiting"), asked.get("closing")
    closes = None
    if closing is not None or asked["sort"] == "window_closing":
        closes = (at, at + timedelta(minutes=closing) if closing is not None else None)
    return Wanted(
        kinds=asked["kind"],
        view=asked["view"],
        states=asked["state"],
        channel=asked["channel"],
        assignee=asked["assignee"],
        team=asked["team"],
        labels=tuple(label for label in asked["label"] if label),
        priorities=tuple(map(int, asked["priority"])),
        unread=asked["unread"],
        waiting_since=at - timedelta(minutes=waiting) if waiting is not None else None,
        closes=closes,
        since=asked.get("since"),
        until=asked.get("until"),
        sla=asked["sla"],
        words=asked["q"],
    )


class PageAsked(serializers.Serializer[Any]):
    """Which messages; one of the three, or the newest."""

    before = serializers.IntegerField(required=False, min_value=0, max_value=LARGEST)
    after = serializers.IntegerField(required=False, min_value=0, max_value=LARGEST)
    around = serializers.IntegerField(required=False, min_value=0, max_value=LARGEST)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if len(attrs) > 1:
            raise serializers.ValidationError("Only one of before, after and around.")
        return attrs


class LinkAsked(serializers.Serializer[Any]):
    """The path of one of our pages, or its whole address."""

    path = serializers.CharField(max_length=500)


class DocumentsAsked(serializers.Serializer[Any]):
    """A number as people write it."""

    q = serializers.CharField(
        max_length=200, help_text="From four letters and digits on; gaps and dashes do not count."
    )


class ChangesAsked(serializers.Serializer[Any]):
    """The last change one has."""

    after = serializers.IntegerField(required=False, default=0, min_value=0, max_value=LARGEST)


class SearchAsked(serializers.Serializer[Any]):
    """The words looked for, and what narrows the messages."""

    q = serializers.CharField(
        min_length=2,
        max_length=200,
        help_text='All of these words or parts of words; "in quotes" as they stand.',
    )
    conversation = serializers.CharField(
        required=False, allow_blank=True, default="", max_length=40
    )
    author = serializers.UUIDField(
        required=False, help_text="Id on the card of who wrote: a user or somebody outside."
    )
    kind = Choices(Kind.values, required=False, default=(), allow_blank=True)
    since = serializers.DateTimeField(required=False)
    until = serializers.DateTimeField(required=False, help_text="Left out itself.")
    limit = serializers.CharField(required=False, help_text="1 to 200; 25 when absent.")
    cursor = serializers.CharField(required=False, allow_blank=True, default="", max_length=400)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        said = [name for name in ("since", "until") if name in attrs]
        if beyond := [name for name in said if not EARLIEST <= attrs[name] <= LATEST]:
            raise serializers.ValidationError({name: ["Too far away."] for name in beyond})
        return attrs
