"""Words for each kind of gap: what it is called, what would close it, what could then be said."""

from indicators.analysis.codes import Reliability
from layouts.language.phrases import mark

KINDS = {
    "no-data": mark("No figures at all"),
    "late": mark("New figures that have not come"),
    "hole": mark("Years that are missing in between"),
    "place-without-data": mark("No figures for a place"),
    "group-without-data": mark("No figures for a group of people"),
    "too-few-for-trend": mark("Too few figures to see a direction"),
    "too-few-for-baseline": mark("Too few figures to see where we are headed"),
    "break": mark("Counted differently, and too few figures since"),
    "hidden": mark("Newest figure hidden for privacy"),
    "unreliable": mark("Newest figure too weak to lean on"),
    "no-target": mark("No target set"),
    "no-baseline": mark("Nobody has drawn where we are headed"),
    "no-story": mark("No story behind the figures"),
    "old-story": mark("Story older than the figures"),
    "no-strategy": mark("Nothing under way"),
    "no-measure": mark("Programs that are not fully measured"),
    "no-headline": mark("No main measure chosen"),
}
CLOSED_BY = {
    "no-data": mark("Somebody who has these figures hands them over."),
    "late": mark("The next figures are asked for and loaded."),
    "hole": mark("The missing figures are found with their publisher and loaded."),
    "place-without-data": mark("Somebody counts this place by itself, or its publisher gives its part of the figures."),
    "group-without-data": mark("The publisher, or who holds the records, gives the figures for this group."),
    "too-few-for-trend": mark(
        "Earlier figures are found, or new ones come: it takes at least four that can be compared."
    ),
    "too-few-for-baseline": mark("Earlier figures are found, or new ones come, that can be compared with these."),
    "break": mark("A few more figures counted in the new way, or the older ones counted anew."),
    "hidden": mark("Figures of several years taken together, so that nobody can be recognized."),
    "unreliable": mark("A larger survey, or figures of several years taken together."),
    "no-target": mark("The team proposes a target, and the council sets it."),
    "no-baseline": mark("The team draws where the curve is headed and keeps that line."),
    "no-story": mark("The team writes what lies behind the figures."),
    "old-story": mark("The team reads the story again beside the new figures."),
    "no-strategy": mark("The team chooses what it will do, or names what is done already."),
    "no-measure": mark("The team chooses a measure for each of the four questions."),
    "no-headline": mark("The team proposes a main measure, and the council approves it."),
}
CLOSED_BY_ALIKE = {
    "group-without-data": mark("The publisher, or who holds the records, gives the figures for these groups."),
}
"""Of several groups in one line."""
THEN = {
    "no-data": mark("We could say how many, and begin to watch it."),
    "late": mark("We could say whether it has become better or worse since."),
    "hole": mark("We could see what happened in those years, and be surer of the direction."),
    "place-without-data": mark("We could say how families in this place are doing, and not only those around it."),
    "group-without-data": mark("We could say whether this group is being left behind."),
    "too-few-for-trend": mark("We could say whether it is getting better or worse."),
    "too-few-for-baseline": mark("We could say where this is headed if nothing changes."),
    "break": mark("We could say whether it is getting better or worse under the new way of counting."),
    "hidden": mark("We could say how this group is doing without telling on anybody."),
    "unreliable": mark("We could tell a real change from chance."),
    "no-target": mark("We could say how far along the way we are."),
    "no-baseline": mark("We could say later whether we do better than where we were headed."),
    "no-story": mark("We could say why the curve goes the way it goes."),
    "old-story": mark("We could say why the newest figures are what they are."),
    "no-strategy": mark("We could say what is being done about it."),
    "no-measure": mark("We could say whether anyone is better off through it."),
    "no-headline": mark("We could say in a sentence how this is going."),
}
THEN_ALIKE = {"group-without-data": mark("We could say whether these groups are being left behind.")}
WEAK: dict[str, str] = {
    Reliability.FEW_PEOPLE: mark("too few people were counted or asked"),
    Reliability.FEW_EVENTS: mark("too few cases were counted"),
    Reliability.WIDE_INTERVAL: mark("its likely range is very wide"),
    Reliability.WIDE_RELATIVE_INTERVAL: mark("its likely range is very wide"),
    Reliability.MARKED: mark("its publisher or a team has marked it as weak"),
}
