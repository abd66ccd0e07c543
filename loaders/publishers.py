"""A publisher's file, read by its recipe."""

from collections.abc import Callable

from indicators.reading import Framework, Reading
from loaders.opening import Opened
from loaders.problems import Fault, Findings, refusal
from loaders.recognising import Fit


def read_publisher(
    opened: Opened, framework: Framework, fit: Fit, findings: Findings, tell: Callable[[str, int, int], None]
) -> Reading:
    """Return what a publisher's file says."""
    raise refusal(opened.name, Fault("a publisher's file", "the Commoncurve workbook", "Wait for the next version."))
