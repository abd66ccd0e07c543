"""The public pages: addresses, documents and the island of the chart."""

from layouts.public.download import NoSuchLanguage, data_package
from layouts.public.proxies import trust_proxies
from layouts.public.roots import Roots
from layouts.public.routes import register
from layouts.public.speaking import Speaking

__all__ = ["NoSuchLanguage", "Roots", "Speaking", "data_package", "register", "trust_proxies"]
