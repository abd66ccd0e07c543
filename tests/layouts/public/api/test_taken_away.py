"""The data package, the map and the feed, as the site gives them."""

import io
import xml.etree.ElementTree as ET
from zipfile import ZipFile

from flask.testing import FlaskClient

from layouts.public.download import NoSuchLanguage, data_package
from tests.layouts.releases import MadeReleases

ADDRESS = "/download/commoncurve.zip"
ATOM = "{http://www.w3.org/2005/Atom}"
PLACES = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_package_of_the_site_is_the_one_that_the_command_writes(
    client: FlaskClient, releases: MadeReleases
) -> None:
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="commoncurve-2-en.zip"'
    assert answer.data == data_package(releases, host="localhost")
    assert client.get(f"/es{ADDRESS}").data == data_package(releases, "es", host="localhost") != answer.data


def test_a_language_that_there_is_not_is_told_with_those_that_there_are(releases: MadeReleases) -> None:
    try:
        data_package(releases, "fr", host="localhost")
    except NoSuchLanguage as error:
        assert str(error) == "The collaborative has no language “fr”; it has en, es."


def test_the_package_is_asked_for_again_and_kept_until_something_changes(
    client: FlaskClient, releases: MadeReleases
) -> None:
    known = {"If-None-Match": client.get(ADDRESS).headers["ETag"]}
    assert client.get(ADDRESS, headers=known).status_code == 304
    releases.withdrawals = 1
    assert client.get(ADDRESS, headers=known).status_code == 200


def test_the_package_can_be_had_as_it_stood(client: FlaskClient) -> None:
    with ZipFile(io.BytesIO(client.get(f"{ADDRESS}?as_of=2026-04-01").data)) as archive:
        assert '"version": "1"' in archive.read("datapackage.json").decode()
    assert client.get(f"{ADDRESS}?as_of=2026-01-01").status_code == 404


def test_the_map_leads_to_every_page_in_every_language(client: FlaskClient) -> None:
    answer = client.get("/sitemap.xml")
    places = [one.text or "" for one in ET.fromstring(answer.text).iter(f"{PLACES}loc")]  # noqa: S314 - it is our own
    assert len(places) == len(set(places))
    for place in places:
        assert client.get(place.removeprefix("http://localhost")).status_code == 200, place
    named = {"/", "/es/indicators/homeless-count", "/said", "/strategies/outreach", "/es/teams/housing-team"}
    assert {f"http://localhost{one}" for one in (*named, "/newsletter", "/es/newsletter/2026-11")} <= set(places)
    assert answer.text.count("<lastmod>2026-06-01</lastmod>") == len(places)


def test_search_engines_may_read_everything_public_and_are_led_to_the_map(client: FlaskClient) -> None:
    answer = client.get("/robots.txt")
    assert answer.mimetype == "text/plain"
    assert answer.text == "User-agent: *\nDisallow: /workspace\n\nSitemap: http://localhost/sitemap.xml\n"


def test_the_feed_tells_each_update_in_the_language(client: FlaskClient) -> None:
    told = ET.fromstring(client.get("/es/feed.xml").text)  # noqa: S314 - it is our own
    assert told.findtext(f"{ATOM}title") == "Colaboración de muestra: actualizaciones"
    entries = [(one.findtext(f"{ATOM}title"), one.findtext(f"{ATOM}content")) for one in told.iter(f"{ATOM}entry")]
    assert entries == [
        (
            "Actualización 2",
            "Cambió 1 medida.\nPersonas sin hogar: 2 cifras nuevas. La más reciente: 677 personas en 2018, después de "
            "575 personas en 2017 (Pasadena, Todas las personas).",
        ),
        ("Actualización 1", "La primera actualización."),
        ("Actualización 0", "Retirada: Año equivocado."),
    ]
    ids = [one.text for one in told.iter(f"{ATOM}id")]
    assert len(set(ids)) == 4


def test_the_feed_says_for_itself_what_the_standard_demands(client: FlaskClient) -> None:
    """RFC 4287: an id, a title and the time of the last change, of the feed and of each entry."""
    answer = client.get("/feed.xml")
    assert answer.mimetype == "application/atom+xml"
    top = ET.fromstring(answer.text)  # noqa: S314 - it is our own
    for one in (top, *top.iter(f"{ATOM}entry")):
        assert all(one.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    assert top.findtext(f"{ATOM}updated") == "2026-06-01T00:00:00Z"
