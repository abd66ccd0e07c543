"""Who may see a figure that the public may not."""

import pytest

from indicators.disclosure.access import Agreed, Role, may_see

BOTH = Agreed("Agreement of 3 June 2024", ("coordinator", "team"))
COORDINATOR = Agreed("Agreement of 3 June 2024", ("coordinator",))
EVERYBODY = Agreed("Agreement of 3 June 2024", tuple(role.value for role in Role))
UNSIGNED = Agreed(None, ("coordinator", "team"))
BLANK = Agreed("  ", ("coordinator", "team"))
NOBODY = Agreed("Agreement of 3 June 2024", ())
OWNERS = {"team-b"}


@pytest.mark.parametrize(
    ("role", "team", "source", "expected"),
    [
        (Role.COORDINATOR, None, BOTH, True),
        (Role.COORDINATOR, None, COORDINATOR, True),
        (Role.COORDINATOR, None, UNSIGNED, False),
        (Role.COORDINATOR, None, BLANK, False),
        (Role.COORDINATOR, None, NOBODY, False),
        (Role.TEAM, "team-b", BOTH, True),
        (Role.TEAM, "team-a", BOTH, False),
        (Role.TEAM, None, BOTH, False),
        (Role.TEAM, "team-b", COORDINATOR, False),
        (Role.TEAM, "team-b", UNSIGNED, False),
        (Role.PUBLIC, None, EVERYBODY, False),
        (Role.PARTNER, "team-b", EVERYBODY, False),
        (Role.COUNCIL, "team-b", EVERYBODY, False),
        (Role.OPERATOR, "team-b", EVERYBODY, False),
    ],
)
def test_the_coordinator_and_the_owning_team_see_more_where_a_recorded_agreement_names_them(
    role: Role, team: str | None, source: Agreed, expected: bool
) -> None:
    assert may_see(role, team, source, OWNERS) is expected
