"""Units: what the figures of each row are measured in."""

from dataclasses import dataclass

import numpy as np

from loaders.numbers.values import Codes, Mask


@dataclass(frozen=True)
class Units:
    """The unit of each row's indicator or measure.

    Attributes:
        names: the unit of each subject.
        subjects: the number of each row's subject, shape (rows,); -1 where a row has none.
    """

    names: tuple[str, ...]
    subjects: Codes

    def are(self, *units: str) -> Mask:
        """Return which rows are in one of some units, shape (rows,); a row without a subject is in none."""
        return np.array([name in units for name in (*self.names, "")], dtype=bool)[self.subjects]
