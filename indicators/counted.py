"""A number with its noun, in the English of the command line and of what it says of a file."""


def counted(number: int, noun: str, more: str | None = None) -> str:
    """Return a number with its noun, which follows it: `1 row`, `1,216 rows`; `more` is its plural, else with an s."""
    return f"{number:,} {noun if number == 1 else more or noun + 's'}"
