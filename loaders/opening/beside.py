"""Beside: what a publisher says of a table in a file of its own, on disk or in the same archive."""

import stat
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from loaders.opening import limits
from loaders.opening.refusing import Refused, too_large
from loaders.opening.sheets import Opened, Sheet
from loaders.problems import Fault

NO_FILE = Fault("a folder, a pipe or a device", "a file", "Save it as a file.")


def whereabouts(opened: Opened, sheet: Sheet) -> tuple[str, str]:
    """Return the folder above a table's folder, and the table's folder and name: ("site", "data/rates.csv").

    In an archive that folder lies in the archive; otherwise it is the whole path on disk.
    """
    path = PurePosixPath(sheet.member) if sheet.member else opened.path.resolve()
    return str(path.parent.parent), "/".join(path.parts[-2:])


def beside(opened: Opened, sheet: Sheet, paths: Iterable[str]) -> tuple[str, bytes] | None:
    """Return the first of some files that is there, and its bytes; None where none is.

    Args:
        opened: the table's file, or its archive.
        sheet: the table's sheet; where it is a member of an archive, nothing outside that is looked at.
        paths: whole, of files on disk or of members.

    Raises:
        Refused: it is no file, cannot be opened, or is larger than it may be; `sheet` of the refusal is its path.
    """
    for path in paths:
        content = opened.beside.get(path) if sheet.member else _bytes_of(Path(path))
        if content is not None and len(content) > limits.LARGEST_BESIDE:
            raise Refused(too_large("more than 256 KB", "some pages", "Shorten it.").fault, sheet=path)
        if content is not None:
            return path, content
    return None


def _bytes_of(path: Path) -> bytes | None:
    try:
        # What is no file may never end, or never begin (a pipe that nobody writes to).
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused(NO_FILE, sheet=str(path))
        with path.open("rb") as file:
            return file.read(limits.LARGEST_BESIDE + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        fault = Fault(f"a file that cannot be opened ({error.strerror})", "a file", "Check who may read it.")
        raise Refused(fault, sheet=str(path)) from error
