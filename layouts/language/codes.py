"""Words for the codes of a release: flags, units, quadrants, sectors, kinds and states."""

from layouts.language.phrases import Phrases, mark

FLAGS = {
    "estimate": mark("An estimate"),
    "provisional": mark("Provisional: it may still be corrected"),
    "revised": mark("Corrected by its publisher"),
    "break": mark("Counted differently from here on"),
    "suppressed at source": mark("Not shown by its publisher, for privacy"),
    "not available": mark("Not available"),
    "not applicable": mark("Does not apply"),
    "low reliability": mark("Marked as weak by its publisher or a team: read it with care"),
    "weak by our rule": mark("Too weak by our own rule: chance alone may move it far"),
    "hidden for privacy": mark("Hidden for privacy"),
    "few people": mark("About so few people that it says little"),
}
UNITS = {
    "percent": mark("percent"),
    "people": mark("people"),
    "dollars": mark("dollars"),
    "per 1000": mark("per 1,000"),
    "per 10000": mark("per 10,000"),
    "per 100000": mark("per 100,000"),
    "index": mark("points"),
    "ratio": mark("ratio"),
    "number": mark("number"),
}
QUADRANTS = {
    "how much": mark("How much did we do?"),
    "how well": mark("How well did we do it?"),
    "better off number": mark("Is anyone better off? How many"),
    "better off percent": mark("Is anyone better off? What share"),
}
STATES = {
    "proposed": mark("proposed"),
    "under way": mark("under way"),
    "paused": mark("paused"),
    "ended": mark("ended"),
    "open": mark("open"),
    "asked": mark("asked for"),
    "promised": mark("promised"),
    "received": mark("received"),
    "dropped": mark("dropped"),
}
ASKED = {
    "open": mark("open"),
    "before the council": mark("before the council"),
    "approved": mark("approved"),
    "returned": mark("sent back to the team"),
    "withdrawn": mark("withdrawn by the team"),
}
LEVELS = {"high": mark("high"), "medium": mark("medium"), "low": mark("low")}
COSTS = {"no cost": mark("no cost"), "low cost": mark("low cost"), "funded": mark("funded")}
SECTORS = {
    "school district": mark("School district"),
    "city": mark("City"),
    "county": mark("County"),
    "state": mark("State"),
    "federal": mark("Federal government"),
    "community": mark("Community"),
    "non-profit": mark("Non-profit"),
    "business": mark("Business"),
    "college": mark("Colleges"),
    "faith": mark("Faith communities"),
    "students": mark("Students"),
    "parents": mark("Parents"),
    "health": mark("Health"),
    "research": mark("Research"),
}
TEAMS = {
    "leadership council": mark("Leadership Council"),
    "result work team": mark("Result Work Team"),
    "working group": mark("Working group"),
}


def in_words(code: str, codes: dict[str, str], words: Phrases) -> str:
    """Return the words for a code; a code without words is shown as it is, with a capital letter."""
    return words.say(codes[code]) if code in codes else code[:1].upper() + code[1:]
