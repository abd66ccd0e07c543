"""Opening: a file's bytes become sheets of cells, whatever program wrote it."""

from loaders.opening.files import open_file, open_files
from loaders.opening.sheets import Opened, Sheet, Unseen, say_hidden

__all__ = ["Opened", "Sheet", "Unseen", "open_file", "open_files", "say_hidden"]
