"""What is not shown and why: the rules, how much they hide, the attack on every release, and who agreed to what."""

from dataclasses import dataclass

from indicators.release.documents import AgreementNote, DisclosureDocument, HiddenSum, RuleNote
from layouts.charts.numbers import figure_text
from layouts.charts.withheld import WITHDRAWN
from layouts.language.amounts import count_text, day_text
from layouts.language.protection import promise, reason_words, role_words, rule_lines
from layouts.language.reader import Words
from layouts.public.edition import Edition


@dataclass(frozen=True)
class ReasonRow:
    """A reason, what it means, and how many figures are hidden for it."""

    name: str
    meaning: str
    figures: str
    share: str


@dataclass(frozen=True)
class RuleView:
    """A rule in use: who made it, what it hides, how much that is, and what it promises."""

    id: str
    name: Words
    authority: Words | None
    address: str | None
    since: str | None
    lines: tuple[str, ...]
    promise: str
    figures: str
    hidden: str
    share: str


@dataclass(frozen=True)
class AgreementView:
    """What the owner of a source agreed to; `left`: how many of its figures it does not cover any more."""

    source: Words
    organisation: str
    rule: Words
    agreement: Words | None
    agreed: str | None
    may_see: str
    left: int


@dataclass(frozen=True)
class SumsView:
    """How much is hidden; numbers as they are written, and as numbers where a word depends on them."""

    figures: str
    hidden: str
    share: str
    any_hidden: int
    at_source: int
    measures: int
    tables: int
    guarded: str
    as_published: int
    withdrawn_since: int
    any_withdrawn: bool


@dataclass(frozen=True)
class DisclosurePage:
    """What the page shows; `sums` is None for a release that was made before this was counted."""

    attacked: str
    sums: SumsView | None
    reasons: tuple[ReasonRow, ...]
    rules: tuple[RuleView, ...]
    agreements: tuple[AgreementView, ...]


def disclosure_page(document: DisclosureDocument | None, edition: Edition) -> DisclosurePage:
    """Return the page on what a release does not show."""
    attacked = day_text(edition.released.issue.published_on, edition.words)
    if document is None:
        return DisclosurePage(attacked, None, (), (), ())
    return DisclosurePage(
        attacked=attacked,
        sums=_sums(document, edition),
        reasons=tuple(_reason(one, document, edition) for one in document.reasons),
        rules=tuple(_rule(one, edition) for one in document.rules),
        agreements=tuple(_agreement(one, edition) for one in document.agreements),
    )


def _sums(document: DisclosureDocument, edition: Edition) -> SumsView:
    words = edition.words
    return SumsView(
        figures=count_text(document.figures, words),
        hidden=count_text(document.hidden, words),
        share=_share(document.hidden, document.figures, edition),
        any_hidden=document.hidden,
        at_source=document.at_source,
        measures=document.measures,
        tables=document.tables,
        guarded=count_text(document.guarded, words),
        as_published=document.as_published,
        withdrawn_since=document.withdrawn_since,
        any_withdrawn=document.withdrawn_since > 0 or any(one.reason == WITHDRAWN for one in document.reasons),
    )


def _reason(one: HiddenSum, document: DisclosureDocument, edition: Edition) -> ReasonRow:
    name, meaning = reason_words(one.reason, edition.words)
    return ReasonRow(
        name, meaning, count_text(one.figures, edition.words), _share(one.figures, document.figures, edition)
    )


def _rule(one: RuleNote, edition: Edition) -> RuleView:
    words, read = edition.words, edition.reader
    return RuleView(
        id=one.id,
        name=read.read(one.name),
        authority=read.maybe(one.authority),
        address=one.address,
        since=day_text(one.begins_on, words) if one.begins_on else None,
        lines=rule_lines(one, words),
        promise=promise(one, words),
        figures=count_text(one.figures, words),
        hidden=count_text(one.hidden, words),
        share=_share(one.hidden, one.figures, edition),
    )


def _agreement(one: AgreementNote, edition: Edition) -> AgreementView:
    words = edition.words
    return AgreementView(
        source=edition.reader.read(one.source.name),
        organisation=one.organisation,
        rule=edition.reader.read(one.rule.name),
        agreement=edition.given(one.agreement) if one.agreement else None,
        agreed=day_text(one.agreed_on, words) if one.agreed_on else None,
        may_see=", ".join(role_words(role, words) for role in one.may_see),
        left=one.left,
    )


def _share(part: int, whole: int, edition: Edition) -> str:
    """Return a share of figures; one that is not none is never written as none."""
    percent = 100 * part / whole if whole else 0.0
    decimals = 1 if percent >= 0.1 or not part else 2
    return figure_text(percent, "percent", decimals, edition.words.language)
