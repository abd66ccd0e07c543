"""Words of a release in the languages of the collaborative."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """Words in the languages of the collaborative, language code to words.

    `drafts` names the languages whose words are a machine draft that no named reader has checked.
    """

    words: dict[str, str]
    drafts: tuple[str, ...] = ()

    def language(self, wanted: str) -> str:
        """Return the language in which these words can be read: the one wanted, else the first there is."""
        return wanted if wanted in self.words else next(iter(self.words), wanted)

    def read(self, wanted: str) -> str:
        """Return the words in the language wanted, else in the first there is; empty when there are none."""
        return self.words.get(self.language(wanted), "")


@dataclass(frozen=True)
class Named:
    """Something with an id and a name: a place, a group, an outcome, a team."""

    id: str
    name: Text
