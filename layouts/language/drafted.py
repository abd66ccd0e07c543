"""What is said of words that a machine wrote and nobody has checked: at length on a page, in short in a picture."""

from indicators.release.documents import Text
from layouts.language.phrases import Phrases, mark
from layouts.language.reader import Reader, holds_drafts

DRAFT = mark("The words in this language are a machine draft. No named reader has checked them yet.")
IN_SHORT = mark("Words: a machine draft, not checked")


def draft_line(words: Phrases, *told: object) -> str:
    """Return the notice where the fixed words, or content among `told`, are a machine draft; else nothing."""
    return words.say(DRAFT) if words.draft or holds_drafts(told) else ""


def draft_in_short(words: Phrases, *told: object) -> str:
    """Return the same in a few words, for the foot of a picture."""
    return words.say(IN_SHORT) if words.draft or holds_drafts(told) else ""


def drafted_texts(reader: Reader, words: Phrases, *texts: Text | None) -> str:
    """Return the notice where one of some texts of a release is a machine draft, as it is read; None is no text."""
    return draft_line(words, *(reader.maybe(one) for one in texts))
