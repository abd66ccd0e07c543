"""What people say is read before it is shown, leaves with a release, and goes for good when somebody asks."""

import datetime as dt
import json
from pathlib import Path

import pytest

from indicators.release import NotReady
from indicators.release.publishing import publish
from indicators.release.reading import Releases
from indicators.release.said import SaidDocument, SaidNote
from indicators.store.database import Database
from indicators.store.queries import audit
from indicators.store.queries import voices as queries
from indicators.store.writes.landing import land
from indicators.voices import comments
from indicators.voices.comments import Comment, Fault, Flooded, NotTaken, checked
from indicators.voices.deciding import Staff
from indicators.voices.erasing import KEEP_DAYS, UNANSWERED_DAYS, erase_due
from indicators.voices.gate import Voices
from indicators.voices.tokens import Tokens
from tests.indicators.conftest import FRAME, later, moment, reading
from tests.migrated import migrated

TODAY = dt.date(2024, 6, 1)
ABOUT = "/indicators/reading"
WORDS, CONTACT = "Quarzuhr on our street", "zwergotter@example.org"


def staff(database: Database, day: str = "2024-06-01") -> Staff:
    return Staff(database, "test", moment(day), dt.date.fromisoformat(day))


def say(database: Database, words: str = WORDS, **more: str) -> int:
    voices = Voices({"*": database}, Tokens(None), clock=lambda: moment("2024-05-20"))
    voices.receive("localhost", Comment(words, "en", ABOUT, more.get("contact", CONTACT)))
    with database.reading() as session:
        return queries.every_comment(session)[0].id


def load(database: Database) -> None:
    land(
        database,
        reading(("all", "2014", 52.0), ("all", "2015", 54.5), records=FRAME),
        actor="test",
        now=moment("2024-05-01"),
    )


def issue(database: Database, day: str = "2024-06-01") -> int:
    return publish(database, actor="test", now=moment(day), today=dt.date.fromisoformat(day)).release


def told(database: Database, number: int | None = None) -> tuple[SaidNote, ...]:
    releases = Releases({"*": database}, clock=later)
    number = number or releases.current("localhost").issue.number
    return releases.document("localhost", number, SaidDocument).said


def test_nothing_is_shown_before_it_was_read_and_published_and_all_goes_at_once(database: Database) -> None:
    load(database)
    number = say(database)
    first = issue(database)
    releases = Releases({"*": database}, clock=later)
    assert releases.document("localhost", first, SaidDocument) == SaidDocument((), 1)
    assert staff(database).show(number) is True
    assert staff(database).show(number) is False
    assert told(database) == ()
    second = issue(database)
    (shown,) = releases.document("localhost", second, SaidDocument).said
    assert (shown.words, shown.about, shown.day, shown.language) == (WORDS, ABOUT, "2024-05-20", "en")
    assert shown.named is not None
    assert shown.named.read("en") == "Reading well"
    before = releases.current("localhost").issue.withdrawals
    staff(database).decline(number, because="It names somebody.")
    assert releases.document("localhost", second, SaidDocument).said == ()
    assert releases.current("localhost").issue.withdrawals == before + 1
    staff(database).show(number, words="On our street")
    third = issue(database)
    assert [one.words for one in told(database, third)] == ["On our street"]
    assert told(database, second) == ()


def test_other_words_take_the_earlier_ones_away_at_once(database: Database) -> None:
    load(database)
    number = say(database)
    staff(database).show(number)
    first = issue(database)
    staff(database).show(number, words="Shorter", language="vi")
    assert told(database, first) == ()
    issue(database)
    assert [(one.words, one.language) for one in told(database)] == [("Shorter", "vi")]


def test_no_comment_is_answered_before_it_came(database: Database) -> None:
    load(database)
    number = say(database)
    with pytest.raises(NotReady, match="came on 2024-05-20: it cannot have been answered on 2024-05-19"):
        staff(database).answer(number, {"en": "Done."}, on=dt.date(2024, 5, 19))
    staff(database).answer(number, {"en": "Done."}, on=dt.date(2024, 5, 20))


def test_an_answer_is_read_from_the_next_release_on(database: Database) -> None:
    load(database)
    number = say(database)
    staff(database).show(number)
    staff(database).answer(number, {"en": "We asked the city.", "es": "Preguntamos."}, on=dt.date(2024, 5, 30))
    issue(database)
    (one,) = told(database)
    assert one.answer is not None
    assert (one.answer.words, one.answered_on) == ({"en": "We asked the city.", "es": "Preguntamos."}, "2024-05-30")


def test_every_step_is_on_record_without_the_words_or_the_contact(database: Database) -> None:
    load(database)
    number = say(database)
    at = staff(database)
    assert at.read(number).contact == CONTACT
    at.show(number)
    at.answer(number, {"en": "Zirkelschluss"}, on=TODAY)
    at.decline(number, because="Obstkorb")
    at.remove(at.add(Comment("Papierkram", contact="Fernsprecher"), way="paper"))
    with database.reading() as session:
        chain = audit.entries(session)
        assert audit.first_broken(chain) is None
        record = json.dumps([(one.action, one.subject, one.details) for one in chain])
    steps = ("added", "read", "shown", "answered", "declined", "removed")
    assert [one for one in steps if f"comment {one}" not in record] == []
    secret = (WORDS, CONTACT, "Zirkelschluss", "Obstkorb", "Papierkram", "Fernsprecher")
    assert [one for one in secret if one in record] == []


def test_what_is_removed_is_nowhere_in_the_database_any_more(sqlite_url: str) -> None:
    database = migrated(sqlite_url)
    load(database)
    number = say(database)
    staff(database).show(number)
    staff(database).answer(number, {"en": "Zirkelschluss"}, on=TODAY)
    first = issue(database)
    staff(database).remove(number)
    assert told(database, first) == ()
    assert issue(database, "2024-06-02") > first
    with pytest.raises(NotReady, match="was removed"):
        staff(database).show(number)
    database.close()
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    held = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    assert [one for one in (WORDS, CONTACT, "Zirkelschluss") if one.encode() in held] == []


def test_words_and_answers_that_tell_a_hidden_number_are_refused(database: Database) -> None:
    load(database)
    hidden = reading(("girls", "2014", 47.25)).figures.assign(flags="suppressed at source")
    file = reading(("girls", "2014", 47.25), sha256="1" * 64)
    land(database, type(file)(**{**vars(file), "figures": hidden}), actor="test", now=moment("2024-05-02"))
    at, number = staff(database), say(database, "Only 47 percent of the girls, in 2014!")
    for words in (None, "Only 47.3 percent", "es: 47,25 %"):
        with pytest.raises(NotReady, match="number of a hidden figure"):
            at.show(number, words=words)
    at.show(number, words="Too few of the girls, in 2014!")
    with pytest.raises(NotReady, match="The answer holds"):
        at.answer(number, {"en": "Yes.", "es": "Sí, 47.3"}, on=TODAY)


def test_what_was_shown_and_tells_a_number_that_is_hidden_since_is_left_out(database: Database) -> None:
    load(database)
    at, number = staff(database), say(database, "Only 47 percent of the girls!")
    at.show(number)
    hidden = reading(("girls", "2014", 47.25)).figures.assign(flags="suppressed at source")
    file = reading(("girls", "2014", 47.25), sha256="1" * 64)
    land(database, type(file)(**{**vars(file), "figures": hidden}), actor="test", now=moment("2024-05-02"))
    issue(database)
    assert told(database) == ()


@pytest.mark.parametrize(
    ("comment", "fault"),
    [
        (Comment(" \r\n\x00 "), Fault.EMPTY),
        (Comment("!!! 12"), Fault.EMPTY),
        (Comment("a" * (comments.MOST_WORDS + 1)), Fault.LONG),
        (Comment("Buy at https://a.example www.b.example http://c.example [url=d]"), Fault.LINKS),
        (Comment("Good words", contact="1" * (comments.MOST_CONTACT + 1)), Fault.CONTACT),
    ],
)
def test_what_cannot_be_taken_says_why(comment: Comment, fault: Fault) -> None:
    with pytest.raises(NotTaken) as error:
        checked(comment)
    assert error.value.fault is fault


@pytest.mark.parametrize(
    ("about", "kept"),
    [
        ("/indicators/x?place=a&group=b", "/indicators/x?place=a&group=b"),
        ("/", "/"),
        ("//evil.example/", None),
        ("https://evil.example/", None),
        ("/x?next=//evil", None),
        ("javascript:alert(1)", None),
        ("/a\r\nSet-Cookie: x", None),
        ("/" + "a" * 400, None),
    ],
)
def test_a_comment_is_about_one_of_our_pages_or_none(about: str, kept: str | None) -> None:
    assert checked(Comment("Some words", about=about)).about == kept


def test_text_keeps_its_lines_and_loses_what_nobody_writes(database: Database) -> None:
    assert checked(Comment("one\r\ntwo\x00\u202e three", language="x<y")) == Comment("one\ntwo three", "und")


def test_the_table_cannot_be_flooded_over_the_web(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comments, "MOST_A_DAY", 2)
    say(database)
    say(database)
    with pytest.raises(Flooded):
        say(database)
    assert staff(database, "2024-05-20").add(Comment("By phone still"), way="phone") == 3


def test_contacts_and_words_that_are_not_shown_are_erased_in_time(database: Database) -> None:
    load(database)
    at = staff(database)
    answered, declined, waiting = say(database), say(database), say(database)
    at.answer(answered, {"en": "Done."}, on=TODAY)
    at.decline(declined, because="Insults")

    def kept(after: int) -> dict[int, tuple[bool, bool]]:
        erase_due(database, today=TODAY + dt.timedelta(days=after), now=moment("2024-06-01"))
        with database.reading() as session:
            return {one.id: (one.words is not None, one.contact is not None) for one in queries.every_comment(session)}

    assert kept(KEEP_DAYS) == dict.fromkeys((answered, declined, waiting), (True, True))
    assert kept(KEEP_DAYS + 1) == {answered: (True, False), declined: (False, False), waiting: (True, True)}
    assert kept(UNANSWERED_DAYS)[waiting] == (True, False)
