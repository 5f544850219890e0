"""The group-commit writer: many rows a commit, an answer only after it."""

import asyncio
import sqlite3
import threading

import pytest

from hub.kernel.errors import Unavailable
from hub.kernel.links import _Sqlite
from hub.kernel.writer import GroupCommitWriter

INSERT = "INSERT INTO words VALUES (?) ON CONFLICT DO NOTHING"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "w.sqlite3"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE words (word TEXT PRIMARY KEY NOT NULL)")
    made.close()
    return path


@pytest.fixture
def writer(path):
    links = []

    def connect():
        links.append(CountedLink(str(path)))
        return links[-1]

    made = GroupCommitWriter(connect)
    made.links = links
    yield made
    made.stop()


class CountedLink(_Sqlite):
    """A real connection that counts, and loses its database when told."""

    lost = False
    commits = 0

    def commit(self):
        if CountedLink.lost:
            raise sqlite3.OperationalError("disk I/O error")
        super().commit()
        self.commits += 1


def words(path):
    link = sqlite3.connect(path)
    found = {word for (word,) in link.execute("SELECT word FROM words")}
    link.close()
    return found


def test_what_is_answered_is_committed(writer, path):
    assert writer.submit(INSERT, ["uno"]).result(5) is None
    assert words(path) == {"uno"}


def test_many_writers_share_commits_and_nothing_is_written_twice(writer, path):
    async def many():
        await asyncio.gather(*(writer.write(INSERT, [str(n % 500)]) for n in range(1000)))

    threads = [threading.Thread(target=lambda: asyncio.run(many())) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(words(path)) == 500
    assert sum(link.commits for link in writer.links) < 1500  # of 3000 writes


def test_a_row_the_database_refuses_fails_alone(writer, path):
    good = [writer.submit(INSERT, [str(n)]) for n in range(5)]
    bad = writer.submit("INSERT INTO words VALUES (?)", [object()])
    good += [writer.submit(INSERT, [str(n)]) for n in range(5, 10)]
    with pytest.raises(sqlite3.Error):
        bad.result(5)
    assert all(each.result(5) is None for each in good)
    assert len(words(path)) == 10


def test_a_lost_database_fails_what_waits_and_is_found_again(writer, path):
    CountedLink.lost = True
    try:
        with pytest.raises(Unavailable):
            writer.submit(INSERT, ["lost"]).result(5)
    finally:
        CountedLink.lost = False
    assert writer.submit(INSERT, ["found"]).result(5) is None
    assert words(path) == {"found"}


def test_stopping_writes_what_waits_and_the_next_write_starts_anew(writer, path):
    waiting = [writer.submit(INSERT, [str(n)]) for n in range(50)]
    writer.stop()
    assert all(each.done() for each in waiting)
    writer.submit(INSERT, ["after"]).result(5)
    assert len(words(path)) == 51


def test_without_a_database_there_is_no_answer_but_a_refusal():
    def nowhere():
        raise sqlite3.OperationalError("unable to open database file")

    writer = GroupCommitWriter(nowhere)
    with pytest.raises(Unavailable):
        writer.submit(INSERT, ["x"]).result(5)
    writer.stop()
