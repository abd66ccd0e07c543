"""What people said in the release that no database holds, and its newsletters."""

from indicators.release import documents as d
from indicators.release import said as s
from tests.layouts import made
from tests.layouts.notes import both

SAID = s.SaidDocument(
    (
        s.SaidNote(
            3,
            "2026-05-20",
            "/indicators/homeless-count",
            made.HOMELESS_HEAD.title,
            "es",
            "¿Y <b>mi</b>?\nGracias.",
        ),
        s.SaidNote(2, "2026-04-10", "/gaps", None, "und", "Xin chào"),
        s.SaidNote(1, "2026-04-02", None, None, "en", "Too long.", d.Text({"en": "We made it shorter."}), "2026-05-05"),
    ),
    waiting=3,
)
TITLE = both("November 2026", "Noviembre de 2026")
MARKDOWN = "# How it went\n\nBetter, <script>alert(1)</script> [here](/about) and [there](https://example.org)."
ISSUE = s.IssueDocument("2026-11", TITLE, d.Text({"en": MARKDOWN}))
DOCUMENTS: dict[tuple[type, str | None], object] = {
    (s.SaidDocument, None): SAID,
    (s.NewsletterDocument, None): s.NewsletterDocument((s.IssueNote("2026-11", TITLE),)),
    (s.IssueDocument, "2026-11"): ISSUE,
}
