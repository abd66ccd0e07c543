"""The application as it is wired: the host name chooses the collaborative."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from flask.testing import FlaskClient

from app import create_app
from indicators.store.database import Database
from indicators.store.migrations import is_current
from settings import ANY_HOST, ROOT, Desk, Settings
from tests.migrated import migrated
from tests.samples import publish_sample


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    """Two databases behind one server: the sample, and one in which nothing is published yet."""
    full, empty = (f"sqlite:///{tmp_path / name}.db" for name in ("full", "empty"))
    publish_sample(full)
    migrated(empty).close()
    server = create_app(Settings({"pasadena.example": full, "empty.example": empty}))
    yield server.test_client()
    for database in server.extensions["commoncurve"].values():
        database.close()


def test_the_host_name_chooses_the_collaborative(client: FlaskClient) -> None:
    statuses = {
        host: client.get("/", headers={"Host": host}).status_code
        for host in ("pasadena.example", "pasadena.example:8050", "empty.example", "elsewhere.example")
    }
    assert statuses == {
        "pasadena.example": 200,
        "pasadena.example:8050": 200,
        "empty.example": 503,
        "elsewhere.example": 404,
    }


def test_every_indicator_and_outcome_of_the_sample_has_its_page_in_both_languages(client: FlaskClient) -> None:
    home = client.get("/", headers={"Host": "pasadena.example"}).text
    outcomes = [f"/outcomes/{name}" for name in ("early-childhood", "learning", "health", "stable-families")]
    assert all(f'href="{address}"' in home for address in outcomes)
    seen = set()
    for address in outcomes:
        page = client.get(address, headers={"Host": "pasadena.example"}).text
        seen |= {part.partition('"')[0] for part in page.split('href="/indicators/')[1:]}
    names = {one.partition("?")[0].partition("#")[0] for one in seen}
    listed = pd.read_excel(ROOT / "data" / "pasadena" / "workplan.xlsx", sheet_name="Indicators", engine="calamine")
    assert names == set(listed.loc[listed["Tier"] != "data development", "Id"])
    for name in sorted(names):
        for language in ("", "/es"):
            response = client.get(f"{language}/indicators/{name}", headers={"Host": "pasadena.example"})
            assert response.status_code == 200, name
            assert "<svg" in response.text, name


def test_serving_brings_every_database_up_to_date_first(tmp_path: Path) -> None:
    urls = {f"{name}.example": f"sqlite:///{tmp_path / name}.db" for name in ("one", "two")}
    Desk(Settings(urls), ANY_HOST).prepare()
    for url in urls.values():
        database = Database(url)
        assert is_current(database)
        database.close()
