"""Every mark of the sample is explained in the manual as the program gives it today."""

from tests.sample_marks import PAGE, page


def test_the_page_of_the_samples_marks_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "the manual is stale: `make fix` writes it again"
