"""Every noun of the subject as a typed table."""

from indicators.store.tables.base import Table
from indicators.store.tables.council import Decision, Meeting, Recommendation
from indicators.store.tables.curve import Baseline, DataNeed, FrozenForecast, Judgement, Rating, Story, Target
from indicators.store.tables.disclosure import DisclosureProof, ScreenedFigure
from indicators.store.tables.figures import Observation, Series
from indicators.store.tables.framework import (
    Collaborative,
    DisclosureRule,
    Group,
    GroupPart,
    Indicator,
    Outcome,
    Place,
    Source,
)
from indicators.store.tables.gaps import Gap
from indicators.store.tables.loads import Account, AuditEntry, Change, Job, Load, Problem, Translation
from indicators.store.tables.releases import (
    GivenMark,
    Release,
    ReleasedDocument,
    ReleasedWords,
    ReleasePage,
    Withdrawal,
)
from indicators.store.tables.teams import (
    Commitment,
    Measure,
    MeasureObservation,
    Organisation,
    Person,
    Seat,
    Strategy,
    StrategyIndicator,
    Team,
    TeamOutcome,
)
from indicators.store.tables.voices import Comment, CommentTaken, NewsletterAddress, NewsletterIssue

__all__ = [
    "Account", "AuditEntry", "Baseline", "Change", "Collaborative", "Comment", "CommentTaken", "Commitment",
    "DataNeed", "Decision", "DisclosureProof", "DisclosureRule", "FrozenForecast", "Gap", "GivenMark", "Group",
    "GroupPart", "Indicator", "Job", "Judgement", "Load", "Measure", "MeasureObservation", "Meeting",
    "NewsletterAddress", "NewsletterIssue", "Observation", "Organisation", "Outcome", "Person", "Place", "Problem",
    "Rating", "Recommendation", "Release", "ReleasePage", "ReleasedDocument", "ReleasedWords", "ScreenedFigure",
    "Seat", "Series", "Source", "Story", "Strategy", "StrategyIndicator", "Table", "Target", "Team", "TeamOutcome",
    "Translation", "Withdrawal",
]  # fmt: skip
