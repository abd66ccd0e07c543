"""Files that are made of a release when somebody asks for one: tagged, kept, and the same for everyone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Response, request

from layouts.public.edition import Edition
from layouts.public.shelf import Shelf
from layouts.public.site import Site


@dataclass(frozen=True)
class Outlet:
    """Answers addresses with files; `kept` holds those that were made."""

    site: Site
    kept: Shelf

    def answer(self, edition: Edition, media: str, make: Callable[[], bytes], headers: Mapping[str, str]) -> Response:
        """Return a file of an edition, or that the reader's own copy of it still holds.

        Args:
            edition: the release and the language.
            media: the kind of the file.
            make: makes the file, when none is kept.
            headers: what the answer says besides.
        """
        tag = self.site.tag(edition)
        response = Response(mimetype=media, headers=dict(headers))
        response.set_etag(tag, weak=True)
        response.cache_control.no_cache = True
        response.content_language.add(edition.words.language)
        if request.if_none_match.contains_weak(tag):
            response.status_code = 304
            return response
        response.set_data(self.kept.get(tag, make))
        return response
