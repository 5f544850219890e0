"""What a file announces of its length is looked at before the file."""

import pytest

DOORS = (
    *("put company/logo/", "post customer-imports/"),
    *("post attachments/", "put users/{me}/photo/"),
)
WRONG = {"": 400, "²": 400, "-1": 400, "9" * 5000: 400, "1_0": 400, "9" * 12: 413}


@pytest.mark.django_db
@pytest.mark.parametrize("door", DOORS)
def test_an_odd_length_is_refused_at_every_door(api, admin, door):
    verb, path = door.format(me=admin.id).split()
    client = api(admin)
    client.raise_request_exception = False
    for length, status in WRONG.items():
        ask = getattr(client, verb)
        answer = ask(f"/api/v1/{path}", b"", content_type="multipart/form-data; boundary=x",
                     CONTENT_LENGTH=length)  # fmt: skip
        assert answer.status_code == status, (length[:9], answer.status_code)
