"""Whether hiding more would help where an attack breached something, and whether only numbers that fit tell it.

What was shown is known for good. Where it tells a guarded number although everything else is hidden, the coordinator
has to decide; so that the right thing is decided, it is said where figures only seem to add up. Where readers see no
number of any indicator of a table, nobody can see that its numbers add up: what only they show is then no breach.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from indicators.disclosure.attacker import Attack, Breach, Finding, Sight, Sum
from indicators.disclosure.seen import Seen

TOLD = frozenset({Finding.NARROWED, Finding.CONTRADICTION})


def beyond_hiding(
    table: Seen,
    breaches: Sequence[Breach],
    if_hidden: Mapping[str, Sight],
    seeming: Collection[Sum],
    unseen: Collection[str],
) -> list[Breach]:
    """Return the breaches of a table; of those that hiding more would not mend the finding says so.

    Args:
        table: as readers see it.
        breaches: what was found in it.
        if_hidden: how figures would be seen if everything were hidden that no release has shown.
        seeming: sums that only the numbers show.
        unseen: figures of indicators of which readers see no number, neither now nor in an earlier release.
    """
    guards = [one.guard for one in breaches if one.finding in TOLD]
    if not guards:
        return list(breaches)
    sights = {key: if_hidden.get(key, sight) for key, sight in table.sights.items()}
    told = [one.guard for one in Attack(sights, table.sums).breaches(guards) if one.finding in TOLD]
    surely = Attack(sights, [one for one in table.sums if one not in seeming])
    said = {one.guard for one in surely.breaches(told)}
    findings = {guard: Finding.TOLD if guard in said else Finding.SEEMS_TOLD for guard in told}
    found = [replace(one, finding=findings.get(one.guard, one.finding)) for one in breaches]
    nobody_sees = set(table.sights) <= set(unseen)
    return [one for one in found if one.finding is not Finding.SEEMS_TOLD or not nobody_sees]
