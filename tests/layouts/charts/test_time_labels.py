"""The labels below a curve: none over another, and none beyond the drawing, also on the time of a longer curve."""

import re
from itertools import pairwise

from layouts.charts.chart import Chart
from layouts.charts.description import describe
from layouts.charts.drawing.elements import width
from layouts.charts.marks import Pen
from layouts.charts.one_scale import on_one_scale
from layouts.charts.svg import NARROW, svg
from layouts.charts.words import Heading
from tests.layouts.charts.samples import WORDS, head, point, series

HEAD = head(unit="percent", period_type="school year")
LABEL = re.compile(r'<text class="cc-label" x="([0-9.]+)"[^>]*text-anchor="middle"[^>]*>(\d{4}–\d\d)</text>')


def chart(first: int, last: int) -> Chart:
    """A curve of the school years from the one to the other."""
    points = [point(f"{year}-{(year + 1) % 100:02}", 10.0, kind="school year") for year in range(first, last + 1)]
    return describe(series(points), HEAD, (), words=WORDS, language="en", heading=Heading("Title", "Sentence."))


def test_a_short_curve_beside_a_long_one_has_labels_that_can_be_read() -> None:
    pen = Pen(HEAD, WORDS, "en")
    for one in on_one_scale([(chart(2006, 2022), pen), (chart(2019, 2022), pen)]):
        labels = [
            (float(at), width(said, NARROW.text)) for at, said in LABEL.findall(svg(one, size=NARROW, id_prefix="x"))
        ]
        assert labels
        assert all(at + wide / 2 <= NARROW.width + 0.1 for at, wide in labels)
        assert all(after - before >= wide for (before, wide), (after, _) in pairwise(labels))


def test_curves_side_by_side_name_the_same_years_at_the_same_places() -> None:
    pen = Pen(HEAD, WORDS, "en")
    longer, shorter = (
        LABEL.findall(svg(one, size=NARROW, id_prefix="x"))
        for one in on_one_scale([(chart(2006, 2022), pen), (chart(2012, 2012), pen)])
    )
    assert longer == shorter
    assert len(longer) > 1
