"""What the environment says: read once, and refused in one sentence that names the key and the value."""

import pytest

from settings import Settings, SettingsError


@pytest.mark.parametrize(
    ("written", "public"),
    [("", None), ("https://example.org", "https://example.org"), ("http://127.0.0.1:8050/", "http://127.0.0.1:8050")],
)
def test_where_the_site_is_has_a_scheme_and_a_name(written: str, public: str | None) -> None:
    assert Settings.read({"PUBLIC_URL": written}).public == public


@pytest.mark.parametrize(("written", "hops"), [("", 0), ("0", 0), ("2", 2)])
def test_proxies_are_counted(written: str, hops: int) -> None:
    assert Settings.read({"TRUSTED_PROXIES": written}).proxies == hops


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("PUBLIC_URL", "example.org"),
        ("PUBLIC_URL", "https://example.org/curves"),
        ("PUBLIC_URL", "https://example.org?a=b"),
        ("PUBLIC_URL", "https://user@example.org"),
        ("TRUSTED_PROXIES", "10.0.0.0/8"),
        ("TRUSTED_PROXIES", "-1"),
        ("TRUSTED_PROXIES", "10"),
        ("TRUSTED_PROXIES", "²"),
        ("COMMONCURVE_TODAY", "tomorrow"),
    ],
)
def test_what_cannot_be_used_is_named_with_what_was_expected(key: str, value: str) -> None:
    with pytest.raises(SettingsError, match=rf"^{key} is “") as told:
        Settings.read({key: value})
    assert value in str(told.value)
    assert "must be" in str(told.value)
