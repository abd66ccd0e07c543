"""What was made once is kept; many who ask for the same at once wait for one."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from layouts.public.shelf import Shelf


def test_many_who_ask_at_once_have_it_made_once() -> None:
    shelf, made, asking, go = Shelf(1_000), [], Barrier(5), Event()

    def make() -> bytes:
        made.append(1)
        go.wait(10)
        return b"page"

    def ask() -> bytes:
        asking.wait(10)
        return shelf.get("a", make)

    with ThreadPoolExecutor(4) as readers:
        answers = [readers.submit(ask) for _ in range(4)]
        asking.wait(10)
        go.set()
        assert [one.result(10) for one in answers] == [b"page"] * 4
    assert made == [1]


def test_what_cannot_be_made_keeps_nobody_waiting() -> None:
    shelf = Shelf(1_000)

    def fail() -> bytes:
        raise LookupError

    for _ in range(2):
        with pytest.raises(LookupError):
            shelf.get("a", fail)
    assert shelf.get("a", lambda: b"page") == b"page"
    assert shelf.get("a", fail) == b"page"


def test_the_least_recently_asked_is_dropped_first() -> None:
    shelf = Shelf(10)
    for key in ("a", "b", "a", "c"):
        shelf.get(key, lambda: b"12345")
    assert shelf.get("a", lambda: b"new") == b"12345"
    assert shelf.get("b", lambda: b"new") == b"new"
