"""Requests a second: a released page from its cache, and its 304, beside a static page through the same server.

32 connections that are kept open ask one after the other, from one process of their own, for some seconds each, by
turns; every server is Granian with two workers. Rates of one run, and the time within which 99 of 100 were answered.
"""

import argparse
import asyncio
import statistics
import time
from dataclasses import dataclass

from benchmarks.first_paint import served
from benchmarks.yardsticks import PORTS

CONNECTIONS = 32
GOAL = 3_000


@dataclass(frozen=True)
class Question:
    """What is asked for, of which server, with which further heads, and the status that is right."""

    name: str
    port: int
    path: str
    heads: str = ""
    status: int = 200


@dataclass(frozen=True)
class Rate:
    """How many answers came in a second, and the seconds within which 99 of 100 did."""

    a_second: float
    most: float


async def _ask(question: Question, until: float, took: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", question.port)
    text = f"GET {question.path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n{question.heads}\r\n"
    while (began := time.perf_counter()) < until:
        writer.write(text.encode())
        status, length = _head(await reader.readuntil(b"\r\n\r\n"))
        if status != question.status:
            raise RuntimeError(f"{question.path} answered {status}")
        if length:
            await reader.readexactly(length)
        took.append(time.perf_counter() - began)
    writer.close()


def _head(text: bytes) -> tuple[int, int]:
    """Return the status of an answer and how many bytes follow."""
    first, *lines = text.decode().split("\r\n")
    heads = dict(line.lower().split(": ", 1) for line in lines if line)
    return int(first.split()[1]), int(heads.get("content-length", 0))


async def rate(question: Question, seconds: float) -> Rate:
    """Return how fast a question is answered to 32 who ask without a pause."""
    took: list[float] = []
    began = time.perf_counter()
    await asyncio.gather(*(_ask(question, began + seconds, took) for _ in range(CONNECTIONS)))
    return Rate(len(took) / (time.perf_counter() - began), statistics.quantiles(took, n=100)[98])


async def tag(port: int, path: str) -> str:
    """Return the ETag of an answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"HEAD {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n".encode())
    heads = (await reader.readuntil(b"\r\n\r\n")).decode()
    writer.close()
    return next(line.split(": ", 1)[1] for line in heads.split("\r\n") if line.lower().startswith("etag:"))


async def measure(seconds: float, turns: int) -> None:
    """Ask every question by turns and print the medians."""
    own, path = PORTS["commoncurve"], "/indicators/student-homelessness"
    unchanged = f"If-None-Match: {await tag(own, path)}\r\n"
    questions = (
        Question("static page", PORTS["static"], "/"),
        Question("an indicator's page", own, path),
        Question("the first page", own, "/"),
        Question("304, nothing changed", own, path, unchanged, 304),
    )
    found: dict[str, list[Rate]] = {one.name: [] for one in questions}
    for _ in range(turns):
        for one in questions:
            found[one.name].append(await rate(one, seconds))
    static = statistics.median(one.a_second for one in found["static page"])
    print(f"{'':24}{'a second':>10}{'99 % within':>14}{'of static':>11}{'of the goal':>13}")
    for name, rates in found.items():
        middle, most = statistics.median(one.a_second for one in rates), statistics.median(one.most for one in rates)
        print(f"{name:24}{middle:10,.0f}{most * 1000:11.1f} ms{middle / static:11.2f}{middle / GOAL:13.2f}")


def main() -> None:
    """Serve the sample and a static page, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--turns", type=int, default=3)
    chosen = parser.parse_args()
    with served(workers=2):
        asyncio.run(measure(chosen.seconds, chosen.turns))


if __name__ == "__main__":
    main()
