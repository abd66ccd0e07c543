"""Requests a second: a released page from its cache, and its 304, beside a static page through the same server.

32 connections that are kept open ask one after the other, from one process of their own, for some seconds each, by
turns; every server is Granian with two workers. Rates of one run, and the time within which 99 of 100 were answered.
What is measured is a page that is kept: each is asked for before the clock runs, until every worker has made it.
"""

import argparse
import asyncio
import http.client
import json
import statistics
import time
from dataclasses import dataclass

from benchmarks.serving import served
from benchmarks.yardsticks import PORTS

CONNECTIONS = 32
WARM_SECONDS = 2.0
PATIENCE = 60.0
"""Seconds after which a question counts as never answered."""
GOAL = 3_000
CHOICE = json.dumps(
    {
        "output": "graph.figure",
        "outputs": {"id": "graph", "property": "figure"},
        "inputs": [{"id": "which", "property": "value", "value": "Indicator 2"}],
        "changedPropIds": ["which.value"],
    }
)
"""What the yardstick's Dash sends when a reader chooses."""


@dataclass(frozen=True)
class Question:
    """What is asked for, of which server, with which further heads or what is sent, and the status that is right."""

    name: str
    port: int
    path: str
    heads: str = ""
    status: int = 200
    sends: str = ""

    def text(self) -> bytes:
        """Return the request as it goes over the line."""
        method = "POST" if self.sends else "GET"
        first = f"{method} {self.path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n{self.heads}"
        sent = f"Content-Type: application/json\r\nContent-Length: {len(self.sends)}\r\n" if self.sends else ""
        return f"{first}{sent}\r\n{self.sends}".encode()


@dataclass(frozen=True)
class Rate:
    """How many answers came in a second, and the seconds within which 99 of 100 did."""

    a_second: float
    most: float


async def _ask(question: Question, until: float, took: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", question.port)
    text = question.text()
    while (began := time.perf_counter()) < until:
        writer.write(text)
        status = await _answer(reader)
        if status != question.status:
            raise RuntimeError(f"{question.path} answered {status}")
        took.append(time.perf_counter() - began)
    writer.close()


async def _answer(reader: asyncio.StreamReader) -> int:
    """Read one answer to its end and return its status."""
    status, length = _head(await reader.readuntil(b"\r\n\r\n"))
    if length:
        await reader.readexactly(length)
    return status


def _head(text: bytes) -> tuple[int, int]:
    """Return the status of an answer and how many bytes follow."""
    first, *lines = text.decode().split("\r\n")
    heads = dict(line.lower().split(": ", 1) for line in lines if line)
    return int(first.split()[1]), int(heads.get("content-length", 0))


async def rate(question: Question, seconds: float) -> Rate:
    """Return how fast a question is answered to 32 who ask without a pause."""
    took: list[float] = []
    began = time.perf_counter()
    asking = asyncio.gather(*(_ask(question, began + seconds, took) for _ in range(CONNECTIONS)))
    try:
        await asyncio.wait_for(asking, seconds + PATIENCE)
    except TimeoutError:
        raise RuntimeError(f"{question.name}: not all of {CONNECTIONS} were answered in {PATIENCE:.0f} s") from None
    return Rate(len(took) / (time.perf_counter() - began), statistics.quantiles(took, n=100)[98])


def tag(port: int, path: str) -> str:
    """Return the ETag of an answer."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    # The host is a part of the tag: the same as the questions have.
    asking.request("HEAD", path, headers={"Host": "localhost", "Accept-Encoding": "br"})
    found = asking.getresponse().getheader("ETag")
    asking.close()
    if found is None:
        raise RuntimeError(f"{path} has no ETag")
    return found


def questions() -> tuple[Question, ...]:
    """Return what is asked, the yardsticks first."""
    own, path = PORTS["commoncurve"], "/indicators/student-homelessness"
    unchanged = f"If-None-Match: {tag(own, path)}\r\n"
    return (
        Question("static page", PORTS["static"], "/"),
        Question("callback of the usual Dash", PORTS["dash"], "/_dash-update-component", sends=CHOICE),
        Question("an indicator's page", own, path),
        Question("the first page", own, "/"),
        Question("304, nothing changed", own, path, unchanged, 304),
    )


def measure(seconds: float, turns: int) -> None:
    """Ask every question by turns and print the medians."""
    asked = questions()
    for one in asked:
        asyncio.run(rate(one, WARM_SECONDS))
    found: dict[str, list[Rate]] = {one.name: [] for one in asked}
    for turn in range(1, turns + 1):
        for one in asked:
            found[one.name].append(asyncio.run(rate(one, seconds)))
            print(f"turn {turn}: {one.name:27}{found[one.name][-1].a_second:10,.0f} a second", flush=True)
    static, usual = (statistics.median(one.a_second for one in found[which.name]) for which in asked[:2])
    print(f"{'':27}{'a second':>10}{'99 % within':>14}{'of static':>11}{'x usual Dash':>14}{'of the goal':>13}")
    for name, rates in found.items():
        middle, most = statistics.median(one.a_second for one in rates), statistics.median(one.most for one in rates)
        ratios = f"{middle / static:11.2f}{middle / usual:14.1f}{middle / GOAL:13.2f}"
        print(f"{name:27}{middle:10,.0f}{most * 1000:11.1f} ms{ratios}")


def main() -> None:
    """Serve the sample and a static page, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--turns", type=int, default=3)
    chosen = parser.parse_args()
    with served(workers=2):
        measure(chosen.seconds, chosen.turns)


if __name__ == "__main__":
    main()
