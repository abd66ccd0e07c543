"""How a story stands to the figures: it says so where newer ones have come since it was written."""

from indicators.release.work import StoryNote
from layouts.charts.periods import period_text
from layouts.language.phrases import Phrases


def overtaken_line(story: StoryNote, period_type: str, words: Phrases) -> str | None:
    """Return that a story is older than the newest figures; None where it is not."""
    if story.overtaken is None:
        return None
    return words.say(
        "It is older than the newest figures: some came in, or were corrected, after it was written, up to %(period)s.",
        period=period_text(story.overtaken, period_type, words.language),
    )
