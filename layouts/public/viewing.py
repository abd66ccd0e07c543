"""Reading what the first page shows of a place, a group, or both."""

from indicators.release import NotReleased
from indicators.release.documents import Named
from indicators.release.viewed import GROUP, PLACE
from layouts.public.page import Made, Reading
from layouts.public.view import View
from layouts.public.view_page import narrowed, view_page


def view_made(reading: Reading, view: View) -> Made:
    """Return the page of the place and the group that are asked for.

    Raises:
        NotReleased: the release leads to no such place or group, or was made before it kept how they are doing.
    """
    group = _group(reading, view.group) if view.group else None
    if view.place is None:
        document = reading.view(GROUP, view.group or "")
    else:
        document = reading.view(PLACE, view.place)
        document = narrowed(document, group, reading.indicator) if group else document
    chosen = [document.name, group] if view.place and group else [document.name]
    told = [reading.edition.reader.read(one.name) for one in chosen]
    title = ", ".join(one.text for one in told)
    return Made(view_page(document, reading.edition, names=told, chosen=view), title)


def _group(reading: Reading, name: str) -> Named:
    found = next((one for one in reading.edition.released.site.groups if one.id == name), None)
    if found is None:
        raise NotReleased(f"group {name}")
    return found
