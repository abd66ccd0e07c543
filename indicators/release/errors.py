"""Why nothing can be shown."""


class NoCollaborative(LookupError):
    """No collaborative is served under this host name."""


class NotPublished(LookupError):
    """Nothing was published yet, or nothing by the day that was asked for."""


class NotReleased(LookupError):
    """Nothing of that id is public."""
