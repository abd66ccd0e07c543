"""What a reader takes away from a page."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

PAGE = "/indicators/homeless-count?group=hispanic"


def taken(page: str) -> list[str]:
    """The addresses of the files, of the view that is shown."""
    shown = re.split(r'<script type="text/html"', page)[0]
    part = re.findall(r'(?s)<div data-part="take-away">(.*?)</div>', shown)[0]
    return [unescape(one) for one in re.findall(r'<a href="([^"]+)"', part)]


@pytest.mark.parametrize("prefix", ["", "/es"])
@pytest.mark.parametrize("day", ["", "&as_of=2026-04-01"])
def test_every_file_of_the_view_that_is_shown_is_there(client: FlaskClient, prefix: str, day: str) -> None:
    found = taken(client.get(prefix + PAGE + day).text)
    kinds = [str(client.get(one).mimetype).partition("/")[2] for one in found]
    assert kinds == ["png", "svg+xml", "pdf", "csv", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"]
    assert all(one.startswith(f"{prefix}/") and "group=hispanic" in one and day in one for one in found)
    assert client.get(found[3]).text.count("hispanic") == 2


def test_the_code_for_other_pages_leads_to_the_frame_of_the_view(client: FlaskClient) -> None:
    page = client.get(PAGE, base_url="https://indicators.example.org").text
    code = unescape(re.findall(r'(?s)<textarea id="embed-code"[^>]*>(.*?)</textarea>', page)[0])
    assert code.startswith(
        '<div style="container-type:inline-size">'
        '<iframe src="https://indicators.example.org/embed/indicators/homeless-count?group=hispanic"'
    )
    assert 'title="People without a home (Pasadena · Hispanic)"' in code
    assert client.get(re.findall(r'src="https://[^/]+([^"]+)"', code)[0]).status_code == 200


def test_a_view_without_figures_offers_nothing(client: FlaskClient) -> None:
    page = client.get("/indicators/homeless-count?place=county&group=hispanic").text
    assert "take-away" not in re.split(r'<script type="text/html"', page)[0].split("</style>")[-1]
