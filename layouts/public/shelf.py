"""What was made once is kept, up to a bound, and the least recently asked is dropped first."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock


class Shelf:
    """A bounded store of bytes by key, shared by the threads of a process."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._held: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._making: dict[str, Lock] = {}
        self._lock = Lock()

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a key, made now when it is not: by one thread, while others wait for it."""
        found = self._kept(key)
        if found is not None:
            return found
        with self._lock:
            making = self._making.setdefault(key, Lock())
        try:
            with making:
                return self._kept(key) or self._made(key, make)
        finally:
            with self._lock:
                self._making.pop(key, None)

    def _made(self, key: str, make: Callable[[], bytes]) -> bytes:
        made = make()
        with self._lock:
            self._keep(key, made)
        return made

    def _kept(self, key: str) -> bytes | None:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def _keep(self, key: str, made: bytes) -> None:
        self._size += len(made) - len(self._held.get(key, b""))
        self._held[key] = made
        while self._size > self._most and len(self._held) > 1:
            _, dropped = self._held.popitem(last=False)
            self._size -= len(dropped)
