"""A program of its own: read every sheet of the workbook that comes in, within the memory and the time that are given.

Calamine ends the whole process where memory is refused to it. So what cannot be vouched for by a look is read here
first, and then again where its cells are needed. It is started by `loaders.opening.trying`, never imported.
"""

import io
import sys

import python_calamine as calamine


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows knows no such limits; the time is kept by whoever started this
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(content: bytes, most_cells: int) -> None:
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    names = [about.name for about in book.sheets_metadata if about.typ == calamine.SheetTypeEnum.WorkSheet]
    for sheet in map(book.get_sheet_by_name, names):
        if sheet.total_height * sheet.total_width > most_cells:
            sys.exit(f"{sheet.total_height} {sheet.total_width}")
        sheet.to_python(skip_empty_area=False)


if __name__ == "__main__":
    memory, seconds, most_cells = (int(each) for each in sys.argv[1:])
    _limit(memory, seconds)
    try:
        _read(sys.stdin.buffer.read(), most_cells)
    except calamine.CalamineError as error:
        sys.exit(f"calamine: {error}")
