"""What a proposal is made against."""

from dataclasses import dataclass

from indicators.reading import Framework


@dataclass(frozen=True)
class Subject:
    """The framework whose names a file may say, the file's name, and how many sheets it has."""

    framework: Framework
    file: str
    sheets: int
