"""Which groups of the sample are held against each other."""

from tests.data.conftest import Sheets


def test_groups_of_students_that_overlap_are_no_two_in_one_dimension(workplan: Sheets) -> None:
    """Somebody may be in all three: they are compared with everyone, never with each other."""
    overlapping = ("socioeconomically-disadvantaged", "english-learners", "students-with-disabilities")
    kinds = [row["Dimension"] for row in workplan["Groups"] if row["Id"] in overlapping]
    assert len(set(kinds)) == len(kinds) == len(overlapping)
