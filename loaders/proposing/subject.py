"""What a proposal is made against."""

from dataclasses import dataclass
from functools import cached_property

from indicators.reading import Framework
from loaders.proposing.measures import IndicatorNames


@dataclass(frozen=True)
class Subject:
    """The framework whose names a file may say, the file's name, and how many sheets it has."""

    framework: Framework
    file: str
    sheets: int

    @cached_property
    def names(self) -> IndicatorNames:
        """What the framework's indicators are called."""
        return IndicatorNames(self.framework)
