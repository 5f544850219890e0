"""Who is at the counter, as the board of windows tells, and customers who come to it."""

from uuid import uuid4

from chat.models import Conversation, Routing, Seat
from chat.models.counter import HOUSE
from chat.tasks import give_waiting, meet_customers
from hub.accounts.models import Team
from hub.realtime import roster
from hub.realtime.roster import Seen


class Counter:
    """People come and go; customers write; the house gives out what waits."""

    def __init__(self, desk):
        self.desk = desk
        self.board = f"test-{uuid4().hex}"

    def come(self, *users, state="online"):
        """Only these have a window open now."""
        roster.write(self.board, {str(user.id): Seen(state) for user in users})

    def close(self):
        roster.take_down(self.board)

    def give_out(self, mode="round_robin", *, team=None, **more):
        key = {"team": team} if team is not None else {"id": HOUSE}
        Routing.objects.update_or_create(**key, defaults={"mode": mode, **more})

    def carries(self, user, capacity):
        Seat.objects.update_or_create(user=user, defaults={"capacity": capacity})

    def team(self, name, *members):
        made = Team.objects.create(name=name)
        made.members.set(members)
        return made

    def asks(self, number=1, text="hola", **more):
        """Let a customer write, and return their conversation as it stands then."""
        sender = f"5198700{number:04d}"
        name = more.pop("name", f"Cliente {number}")
        told = self.desk.writes(text, sender=sender, name=name, **more)
        return Conversation.objects.get(id=told.conversation_id)

    def works(self):
        """Let the house do what waits."""
        meet_customers()
        give_waiting()

    def has(self, conversation):
        """Return the username of who has a conversation now."""
        row = Conversation.objects.select_related("assignee").get(id=conversation.id)
        return row.assignee.username if row.assignee else None
