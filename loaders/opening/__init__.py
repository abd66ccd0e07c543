"""Opening: a file's bytes become sheets of cells, whatever program wrote it."""

from loaders.opening.files import Opened, Sheet, open_file, say_hidden

__all__ = ["Opened", "Sheet", "open_file", "say_hidden"]
