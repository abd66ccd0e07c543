"""What updates of before did not keep by itself, found in what they kept."""

from indicators.release import NotReleased
from indicators.release.alliance import SourcesDocument, SourceState, StrategyDocument, TeamDocument
from layouts.public.page import Reading
from layouts.public.releases import outcomes_of


def strategy_of(reading: Reading, name: str) -> StrategyDocument:
    """Return a strategy; of before, as the outcomes tell it; raises NotReleased."""
    kept = reading.kept(StrategyDocument, name)
    if kept is not None:
        return kept
    found = [one for outcome in outcomes_of(reading) for one in outcome.strategies if one.id == name]
    if not found:
        raise NotReleased(f"strategy {name}")
    return StrategyDocument(found[0], (), ())


def team_of(reading: Reading, name: str) -> TeamDocument:
    """Return a team; of before, as the page on how it works tells it; raises NotReleased."""
    kept = reading.kept(TeamDocument, name)
    if kept is not None:
        return kept
    found = [one for one in reading.about().teams if one.id == name]
    if not found:
        raise NotReleased(f"team {name}")
    return TeamDocument(found[0])


def sources_of(reading: Reading) -> SourcesDocument:
    """Return the sources; of before, without how fresh they were."""
    kept = reading.kept(SourcesDocument)
    told = (SourceState(one, None, None, (), ()) for one in reading.about().sources) if kept is None else ()
    return kept or SourcesDocument(tuple(told))
