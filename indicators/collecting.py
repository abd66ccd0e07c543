"""Python's search for cycles, put off while a great many things are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """Let nothing search for cycles meanwhile; what is no longer used is still given back at once.

    Judging and finding gaps make hundreds of thousands of small records that live to the end and refer to each other in
    no circle. Python would look through all of them again and again, which takes a quarter of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
