"""The Celery application: tasks are found in each app's `tasks`, sweeps become the beat."""

import os
from typing import Any

from celery import Celery, signals
from celery.schedules import schedule
from django.conf import settings
from kombu.transport import redis

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.config.settings")

app = Celery("hub")
app.conf.update(settings.CELERY)
app.autodiscover_tasks()

# A worker that lost Redis would give its tasks back through the lost connection and die of it
# (kombu 5.7). Tasks are doorbells: the sweeps find what they were about, as with `memory`.
redis.Channel.do_restore = False


# Connected after `autodiscover_tasks`, so it runs when a worker or beat has imported them all.
@signals.import_modules.connect(sender=app, weak=False)  # type: ignore[untyped-decorator]
def plan_sweeps(sender: Celery, **_: Any) -> None:
    """Put every declared sweep on the beat's schedule."""
    from hub.kernel.jobs import sweeps

    sender.conf.beat_schedule = {
        sweep.task: {"task": sweep.task, "schedule": schedule(sweep.every)}
        for sweep in sweeps.values()
    }
