"""Boundaries of places, from a GeoJSON file: the one kind of file that holds no table."""

from loaders.boundaries.file import RECIPE, SUFFIX, inspect_boundaries, read_boundaries

__all__ = ["RECIPE", "SUFFIX", "inspect_boundaries", "read_boundaries"]
