"""Gaps of a release made by hand: of one kind each, with names in English and Spanish."""

from dataclasses import replace
from typing import Any

from indicators.release import documents as d
from tests.layouts.made import COUNTY, EVERYONE, HISPANIC, HOUSING, PASADENA
from tests.layouts.notes import NEED, both

HOMELESS = d.Named("homeless-count", both("People without a home", "Personas sin hogar"))
INDEX = d.Named("new-index", both("The new index", "El índice nuevo"))
OUTREACH = d.Named("outreach", both("Street outreach", "Trabajo en la calle"))


def gap(kind: str, weight: float = 6.0, **more: Any) -> d.GapNote:
    """A gap of the homeless count in Pasadena, of everyone; more fields by name."""
    fields: dict[str, Any] = {
        "indicator": HOMELESS,
        "period_type": "year",
        "place": PASADENA,
        "group": EVERYONE,
        "everyone": True,
        **more,
    }
    return d.GapNote(f"{kind}/homeless-count", kind, HOUSING, weight, "2026-01-15", **fields)


NO_SERIES: dict[str, Any] = {"place": None, "group": None, "everyone": False}
# What is missing: the gap, what is said of it in English, and in Spanish.
SAID: tuple[tuple[d.GapNote, str, str], ...] = (
    (
        gap("no-data", **NO_SERIES),
        "People without a home: there are no figures yet.",
        "Personas sin hogar: todavía no hay cifras.",
    ),
    (
        gap("late", facts={"latest": "2013", "expected": "2014", "reason": "two-periods", "gone": 12}),
        "People without a home, Pasadena: the newest figures are for 2013. Those for 2014 should have come: 12 whole "
        "periods have gone by since.",
        "Personas sin hogar, Pasadena: las cifras más recientes son de 2013. Las de 2014 ya deberían haber llegado: "
        "desde entonces pasaron 12 períodos completos.",
    ),
    (
        gap("late", facts={"latest": "2018", "expected": "2019", "reason": "two-periods"}),
        "People without a home, Pasadena: the newest figures are for 2018. Those for 2019 should have come: at least "
        "two whole periods have gone by since.",
        "Personas sin hogar, Pasadena: las cifras más recientes son de 2018. Las de 2019 ya deberían haber llegado: "
        "desde entonces pasaron por lo menos dos períodos completos.",
    ),
    (
        gap("late", facts={"latest": "2018", "expected": "2019", "reason": "calendar", "due": "2020-03-01"}),
        "People without a home, Pasadena: new figures were due on March 1, 2020 and have not come; the newest are for "
        "2018.",
        "Personas sin hogar, Pasadena: las cifras nuevas debían llegar el 1 de marzo de 2020 y no han llegado; las más "
        "recientes son de 2018.",
    ),
    (
        gap(
            "hole",
            facts={"periods": ["2019", "2021"], "since": None, "closed_on": "2023-01-01", "successor": "new-index"},
            named=(INDEX,),
        ),
        "People without a home, Pasadena: no figures for 2019 and 2021. This series has ended; “The new index” "
        "followed it.",
        "Personas sin hogar, Pasadena: no hay cifras de 2019 y 2021. Esta serie terminó; le siguió “El índice nuevo”.",
    ),
    (
        gap("hole", facts={"periods": ["2001", "2002", "2003", "2004", "2005"], "since": None}),
        "People without a home, Pasadena: no figures for 5 periods from 2001 to 2005.",
        "Personas sin hogar, Pasadena: faltan las cifras de 5 períodos entre 2001 y 2005.",
    ),
    (
        gap("place-without-data", 18.0, place=COUNTY, group=None, everyone=False, named=(PASADENA,)),
        "People without a home: no figures for Los Angeles County by itself. There are figures for: Pasadena.",
        "Personas sin hogar: no hay cifras propias de este lugar: Condado de Los Ángeles. Hay cifras de: Pasadena.",
    ),
    (
        gap("group-without-data", 18.0, group=HISPANIC, everyone=False),
        "People without a home, Pasadena: no figures for this group: Hispanic.",
        "Personas sin hogar, Pasadena: no hay cifras de este grupo: Hispanic.",
    ),
    (
        gap("too-few-for-trend", facts={"figures": 1}),
        "People without a home, Pasadena: there is only one figure, too few to see a direction.",
        "Personas sin hogar, Pasadena: hay una sola cifra, muy poco para ver una tendencia.",
    ),
    (
        gap("too-few-for-baseline", facts={"figures": 4}),
        "People without a home, Pasadena: of 4 figures too few can be compared to see where it is headed.",
        "Personas sin hogar, Pasadena: de 4 cifras, muy pocas se pueden comparar para ver hacia dónde va.",
    ),
    (
        gap("break", facts={"since": "2017", "figures": 2, "before": 8}),
        "People without a home, Pasadena: counted differently since 2017, with only 2 figures since then: too few to "
        "see a direction.",
        "Personas sin hogar, Pasadena: se cuenta de otra manera desde 2017, y desde entonces hay solo 2 cifras: muy "
        "pocas para ver una tendencia.",
    ),
    (
        gap("hidden", facts={"period": "2019", "by": "publisher"}, group=HISPANIC, everyone=False),
        "People without a home, Pasadena, Hispanic: its publisher has hidden the figure for 2019 for privacy.",
        "Personas sin hogar, Pasadena, Hispanic: la fuente ocultó la cifra de 2019 por privacidad.",
    ),
    (
        gap("unreliable", facts={"period": "2018", "why": "few-people"}),
        "People without a home, Pasadena: the newest figure that is shown, for 2018, cannot be leaned on: too few "
        "people were counted or asked.",
        "Personas sin hogar, Pasadena: la cifra más reciente que se muestra, de 2018, no es firme: se contó o "
        "se preguntó a muy pocas personas.",
    ),
    (
        gap("no-target", **NO_SERIES),
        "People without a home: nobody has set a target.",
        "Personas sin hogar: nadie ha fijado una meta.",
    ),
    (
        gap("no-baseline", facts={"possible": True}, **NO_SERIES),
        "People without a home: nobody has drawn where it is headed.",
        "Personas sin hogar: nadie ha trazado hacia dónde va.",
    ),
    (
        gap("no-baseline", facts={"possible": True, "until": "2022"}, **NO_SERIES),
        "People without a home: the line of where it is headed ended with 2022, and nobody has drawn a new one.",
        "Personas sin hogar: la línea de hacia dónde va terminó con 2022, y nadie ha trazado una nueva.",
    ),
    (
        gap("no-baseline", facts={"possible": False, "until": None, "broken": "2021"}, **NO_SERIES),
        "People without a home: the line of where it is headed is of an older way of counting than that since 2021.",
        "Personas sin hogar: la línea de hacia dónde va es de una forma de contar anterior a la usada desde 2021.",
    ),
    (
        gap("no-story", **NO_SERIES),
        "People without a home: nobody has written what lies behind the figures.",
        "Personas sin hogar: nadie ha escrito qué hay detrás de las cifras.",
    ),
    (
        gap("old-story", facts={"written_on": "2017-02-09", "latest": "2018"}, **NO_SERIES),
        "People without a home: what lies behind the figures was written on February 9, 2017, before those for 2018 "
        "were in.",
        "Personas sin hogar: lo que hay detrás de las cifras se escribió el 9 de febrero de 2017, antes de que "
        "llegaran las de 2018.",
    ),
    (
        gap("no-strategy", **NO_SERIES),
        "People without a home: no team has said what it does about it.",
        "Personas sin hogar: ningún equipo ha dicho qué hace al respecto.",
    ),
    (
        gap("no-measure", indicator=None, strategy=OUTREACH, facts={"missing": ["how well"]}, **NO_SERIES),
        "Street outreach: no measure answers “How well did we do it?”.",
        "Trabajo en la calle: ninguna medida responde “¿Qué tan bien lo hicimos?”.",
    ),
    (
        gap("no-headline", indicator=None, **NO_SERIES),
        "Stable homes: no main measure has been chosen.",
        "Hogares estables: no se ha elegido ninguna medida principal.",
    ),
)
NOTES = tuple(note for note, _, _ in SAID)
DROPPED = replace(gap("no-story", **NO_SERIES), key="no-story/dropped", need=replace(NEED, status="dropped"))
GAPS = d.GapsDocument(
    (HOUSING,),
    (*(replace(note, need=NEED) if note.kind == "hole" else note for note in NOTES), DROPPED),
    (d.ClosedGap(gap("late", facts={"latest": "2017"}), "2026-02-20"),),
    headlines=2,
)
