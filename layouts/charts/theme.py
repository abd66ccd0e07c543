"""The colours of a chart, by the names that the style sheet gives them (`--cc-…`)."""

from dataclasses import dataclass, fields
from typing import Self


@dataclass(frozen=True)
class Theme:
    """Colours for one ground; lines and marks have 3:1 on `card`, `ink` and `ink_soft` 4.5:1.

    After Okabe and Ito's set for the colour-blind, darkened (or lightened) until that holds.
    """

    ink: str
    ink_soft: str
    paper: str
    card: str
    line: str
    accent: str
    accent_soft: str
    better: str
    worse: str
    neutral: str
    target: str
    forecast: str
    forecast_band: str
    strategy: str
    strategy_soft: str

    @classmethod
    def tokens(cls) -> Self:
        """Return names instead of colours: a page's script puts the colours in, again when the ground changes."""
        return cls(**{one.name: token(one.name) for one in fields(cls)})


def token(name: str) -> str:
    """Return the custom property of a colour: `accent_soft` is `--cc-accent-soft`."""
    return f"--cc-{name.replace('_', '-')}"


LIGHT = Theme(
    ink="#1b2733",
    ink_soft="#51606e",
    paper="#f6f5f1",
    card="#ffffff",
    line="#d5dade",
    accent="#0b5a8a",
    accent_soft="#d6e6f1",
    better="#17735a",
    worse="#b04300",
    neutral="#5b6670",
    target="#70104f",
    forecast="#8a5a00",
    forecast_band="#f6e6c3",
    strategy="#46617a",
    strategy_soft="#e2eaf1",
)
DARK = Theme(
    ink="#eef2f5",
    ink_soft="#b3bfca",
    paper="#0f161d",
    card="#17212b",
    line="#37444f",
    accent="#6db8ea",
    accent_soft="#1f3f56",
    better="#56c79b",
    worse="#f2905a",
    neutral="#a7b3be",
    target="#ec5fbf",
    forecast="#e6b450",
    forecast_band="#453a1e",
    strategy="#9db7d0",
    strategy_soft="#27394a",
)
