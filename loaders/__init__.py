"""From a file to figures: open, find the table, map its columns, check every cell; nothing is stored here.

The one way in is `loaders.read`; `loaders.inspect` says how a file would be read. What a user can mend is in the
`problems` of what they return, or of the `LoadError` where nothing can be read at all.
"""

from loaders.inspecting import Inspection, inspect
from loaders.problems import LoadError
from loaders.reading import read

__all__ = ["Inspection", "LoadError", "inspect", "read"]
