"""What a new house does first about its conversations."""

from chat.queries import beginning
from hub.company.ports.steps import Step, steps

WAITING = "/inbox?view=unassigned"

steps.add("hours", Step(order=50, link="/settings/hours", is_done=beginning.has_hours))
steps.add("greeting", Step(order=60, link="/settings/reception", is_done=beginning.greets))
steps.add("message", Step(order=70, link=WAITING, is_done=beginning.was_written_to))
steps.add("answer", Step(order=80, link=WAITING, is_done=beginning.has_answered))
