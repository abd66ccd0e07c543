"""The proxies that stand before the site, and what is believed of what they say."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix


def trust_proxies(server: Flask, hops: int) -> None:
    """Take scheme, host and the reader's address from the headers of the last `hops` proxies, of nobody before them.

    Each proxy adds one value to `X-Forwarded-For`, `-Proto` and `-Host`, so what a reader wrote stands further to the
    left than those that are counted. None (0) believes no header at all.
    """
    if hops:
        told = ProxyFix(server.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)
        server.wsgi_app = told  # type: ignore[method-assign]  # Flask's own way for what stands before it
