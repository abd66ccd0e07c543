"""The words of a chart, given by the page in the reader's language: charts know no catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Heading:
    """What a chart is called, and what it says in one sentence; both reach screen readers."""

    title: str
    summary: str


@dataclass(frozen=True)
class ChartWords:
    """Every label that a chart or its table may show, translated; braces are filled by the charts.

    Attributes:
        period, figure, likely_range, notes, source: the table's columns.
        range_text: `{lower} to {upper}`.
        no_figure: why a period stays empty, when nothing more is known of it.
        not_shown: the word for a figure that somebody knows and nobody may see; withheld: why, by reason, as
            `layouts.charts.withheld` takes it.
        open_mark: what an open marker means: an estimate, a provisional figure, or one of low reliability.
        target: the word alone; target_label: `Target {figure} by {period}`; target_set_by: `Target set by {who}`.
        where_headed: the public's word for the baseline; where_headed_note: `as forecast on {date}`.
        looking_back: `drawn looking back from {period}`, where its figures were known already.
        own_line: the team's own line; what_if: `What if: {name}`, a line that assumes something.
        series_break: `Counted differently from {period}`; the figures before and after are not comparable.
        axis_note: `The scale starts at {figure}`.
        strategies: the heading above the strategies; strategy_began: `since {date}`;
            strategy_ran: `{began} to {ended}`.
        corrected: `Corrected; before: {figure}`; an earlier unknown is `no_figure`.
        sample: the note on what is invented for the demonstration; sample_word: the same in one word, for labels.
        flags: words for each flag of `Point.flags`.
        units: words for each unit of `IndicatorHead.unit`, as the axis has them.
        sources: source id to a short name.
        source_keys: source id to the number it has in the page's list, for the table; without one, its name.
    """

    period: str
    figure: str
    likely_range: str
    notes: str
    source: str
    range_text: str
    no_figure: str
    not_shown: str
    open_mark: str
    target: str
    target_label: str
    target_set_by: str
    where_headed: str
    where_headed_note: str
    looking_back: str
    own_line: str
    what_if: str
    series_break: str
    axis_note: str
    strategies: str
    strategy_began: str
    strategy_ran: str
    corrected: str
    sample: str
    sample_word: str
    withheld: Mapping[str, str]
    flags: Mapping[str, str]
    units: Mapping[str, str]
    sources: Mapping[str, str] = field(default_factory=dict)
    source_keys: Mapping[str, str] = field(default_factory=dict)

    def marked(self, label: str, *, sample: bool) -> str:
        """Return a label, with the word `sample` behind it where what it names is invented."""
        return f"{label} ({self.sample_word})" if sample else label
