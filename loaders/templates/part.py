"""Part: what every part of a recipe is, and the smallest of them."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of a recipe: nothing but what is described here may be in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Rewrite(Part):
    """A pattern, and what is written instead (as in Python's `re.sub`)."""

    pattern: str
    write: str
