"""What a release tells about what it does not show: rules, agreements, and how many figures are hidden and why."""

from dataclasses import dataclass

from indicators.release.texts import Named, Text


@dataclass(frozen=True)
class HiddenSum:
    """How many figures are hidden for one reason, a `disclosure.policy.Reason` or `withdrawn`."""

    reason: str
    figures: int


@dataclass(frozen=True)
class EarlierNote:
    """What an earlier rule said of figures that were hidden under it; fields as of `RuleNote`."""

    people: int | None
    count: int | None
    zeros: bool
    coded: bool
    complementary: bool


@dataclass(frozen=True)
class RuleNote:
    """A rule in use, what it says, and what it does in this release.

    Attributes:
        preset: the name of the rule that it rests on: `calhhs`.
        people, count: so many people or fewer, about whom or who are counted, are hidden; None does not apply.
        zeros: where nobody is (or everybody), that is shown.
        scored: it holds only for tables with a high publication score.
        round_to: numbers of people are shown as multiples of this.
        pools: hidden groups are told together.
        figures: how many stand under it; `hidden`: how many of them are hidden.
        earlier: what holds, instead, for figures that were hidden before under other rules; each once.
    """

    id: str
    name: Text
    authority: Text | None
    address: str | None
    preset: str
    begins_on: str | None
    people: int | None
    count: int | None
    zeros: bool
    coded: bool
    reliable: bool
    complementary: bool
    unreported: bool
    scored: bool
    flag_below: int | None
    figures: int
    hidden: int
    round_to: int | None = None
    pools: bool = False
    earlier: tuple[EarlierNote, ...] = ()


@dataclass(frozen=True)
class AgreementNote:
    """What the owner of a source agreed to: its rule, and the agreement in words; `may_see`: who sees more, by role.

    `left`: how many of its figures were small under a rule that they have left since, and are shown.
    """

    source: Named
    organisation: str
    rule: Named
    agreement: str | None
    agreed_on: str | None
    may_see: tuple[str, ...]
    left: int = 0


@dataclass(frozen=True)
class DisclosureDocument:
    """What a release hides and why, in sums.

    Attributes:
        figures: how many figures we know, shown or not; `hidden`: how many of them we hide.
        at_source: how many more their publishers hide from everybody.
        measures: how many figures of programs are hidden.
        reasons: `hidden` by reason, most first.
        rules: the rules under which any figure stands, but for those shown as published.
        agreements: sources with a rule of their own or a recorded agreement.
        as_published: how many sources are shown as their publishers show them, without a decision of ours.
        tables: how many tables with something hidden were attacked, then or before, without success; `guarded`: how
            many spans of numbers had to stay possible.
        withdrawn_since: how many figures were withdrawn since the release was made. The other numbers are those of its
            day: a document that is stored holds 0, and what reads it counts.
    """

    figures: int
    hidden: int
    at_source: int
    measures: int
    reasons: tuple[HiddenSum, ...]
    rules: tuple[RuleNote, ...]
    agreements: tuple[AgreementNote, ...]
    as_published: int
    tables: int
    guarded: int
    withdrawn_since: int = 0
