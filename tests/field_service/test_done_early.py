"""A job that is done before its time is still whose it was, in every figure."""

import pytest

from hub.kernel import clock
from hub.kernel.home import today
from tests.field_service.shop import span

pytestmark = pytest.mark.django_db


def test_who_is_done_before_the_planned_time_did_the_job(shop, desk, admin, teresa):
    row = shop.order()
    ahead = int((clock.now() - span().start).total_seconds() // 3600) + 5
    shop.assign(row, teresa, hours=ahead)
    shop.assign(row, hours=ahead)
    shop.move(row, "start")
    shop.move(row, "finish")
    day = today(clock.now())

    assert desk.get(shop.technician, f"service-orders/{row.id}/").status_code == 200
    found = desk.get(admin, f"reports/technicians/?since={day}&until={day}").data
    table = next(each for each in found["tables"] if each["key"] == "technicians")
    done = {line["cells"][0]: line["cells"][6] for line in table["rows"]}
    assert (done[shop.technician.name], done[teresa.name]) == (1, 0)
