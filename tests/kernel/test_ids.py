"""Identifiers: in the order of time, and nobody gets one twice."""

import os
import time
from concurrent.futures import ThreadPoolExecutor

from hub.kernel.ids import AT_ONCE, new_id

MANY = 3 * AT_ONCE


def test_they_are_of_version_seven_and_follow_the_clock():
    before = new_id()
    time.sleep(0.002)
    after = new_id()

    assert (before.version, before.variant) == (7, "specified in RFC 4122")
    assert before < after
    assert abs((before.int >> 80) - time.time_ns() // 1_000_000) < 10_000


def test_threads_never_share_one():
    with ThreadPoolExecutor(8) as pool:
        made = [each for ids in pool.map(some, range(8)) for each in ids]

    assert len(set(made)) == 8 * MANY
    assert len({each.int & (1 << 62) - 1 for each in made}) == 8 * MANY, "nor its random part"


def test_a_forked_process_has_a_randomness_of_its_own():
    new_id()  # so that some is kept
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, b"".join(tail(each) for each in some(0)[:200]))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)

    theirs = {told[start : start + 8] for start in range(0, len(told), 8)}
    assert len(theirs) == 200
    assert not theirs & {tail(each) for each in some(0)}


def some(_: int):
    return [new_id() for _ in range(MANY)]


def tail(made):
    return made.bytes[8:]
