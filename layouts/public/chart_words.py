"""The words that charts and their tables show, in the reader's language."""

from collections.abc import Sequence

from indicators.release.documents import SourceNote
from layouts.charts.words import ChartWords
from layouts.language.codes import FLAGS, UNITS
from layouts.language.withheld import withheld_words
from layouts.public.edition import Edition


def chart_words(edition: Edition, sources: Sequence[SourceNote] = ()) -> ChartWords:
    """Return every label of a chart; the charts fill the braces."""
    say = edition.words.say
    return ChartWords(
        period=say("Period"),
        figure=say("Figure"),
        likely_range=say("Likely range"),
        notes=say("Notes"),
        source=say("Source"),
        range_text=say("{lower} to {upper}"),
        no_figure=say("No figure"),
        not_shown=say("Not shown"),
        open_mark=say("Hollow: an estimate, provisional, or weak"),
        target=say("Target"),
        target_label=say("Target {figure} by {period}"),
        target_set_by=say("Target set by {who}"),
        where_headed=say("Where we are headed"),
        where_headed_note=say("as drawn on {date}"),
        looking_back=say("drawn looking back from {period}"),
        own_line=say("The team's own line"),
        what_if=say("What if? {name}"),
        series_break=say("Counted differently from {period}"),
        axis_note=say("The scale starts at {figure}"),
        strategies=say("What is being done"),
        strategy_began=say("since {date}"),
        strategy_ran=say("{began} to {ended}"),
        corrected=say("Corrected; before: {figure}"),
        sample=say("Sample: invented for this demonstration"),
        sample_word=say("sample"),
        withheld=withheld_words(edition.words),
        flags={flag: say(text) for flag, text in FLAGS.items()},
        units={unit: say(text) for unit, text in UNITS.items()},
        sources={one.id: edition.reader.read(one.title).text for one in sources},
        source_keys={one.id: str(number) for number, one in enumerate(sources, start=1)},
    )
