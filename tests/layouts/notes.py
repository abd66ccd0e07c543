"""What a hand-made release says besides its figures: a source, a strategy with its measures, a story."""

from indicators.release import documents as d
from indicators.release.wished import Proposal, Wish

TEAM = d.Named("housing-team", d.Text({"en": "Housing team", "es": "Equipo de vivienda"}))


def both(english: str, spanish: str) -> d.Text:
    """Words in English, and in Spanish as a machine draft."""
    return d.Text({"en": english, "es": spanish}, ("es",))


SOURCE = d.SourceNote(
    "hud",
    "U.S. Department of Housing and Urban Development",
    both("Point-in-time count", "Conteo de un día"),
    "https://www.example.org/counts",
    d.Text({"en": "2018-12-01"}),
    "2019-12-01",
    both("Everyone found on one night.", "Todas las personas halladas en una noche."),
    both("Volunteers count.", "Cuentan voluntarios."),
    both("One night says little.", "Una noche dice poco."),
    d.Text({"en": "public domain"}),
    "none",
)
STRATEGY = d.StrategyNote(
    "outreach",
    TEAM,
    both("Street outreach", "Trabajo en la calle"),
    both("Two workers walk the streets.", "Dos personas recorren las calles."),
    "2012-03-01",
    2012.1639,
    None,
    "under way",
    "low cost",
    (d.Partner(both("The city", "La ciudad"), "city", both("Pays one worker.", "Paga a una persona."), sample=True),),
    (
        d.MeasureNote(
            "visits",
            both("Visits", "Visitas"),
            "how much",
            "number",
            0,
            "higher",
            "year",
            None,
            (d.MeasureFigure("2017", 310.0, (), sample=True), d.MeasureFigure("2018", None, ("not available",), True)),
            sample=True,
        ),
        d.MeasureNote(
            "housed",
            both("People who found a home", "Personas que hallaron hogar"),
            "better off number",
            "people",
            0,
            "higher",
            "year",
            None,
            (
                d.MeasureFigure("2017", None, ("hidden for privacy",), True, d.Hidden("small count", 11)),
                d.MeasureFigure("2018", 41.0, (), sample=True),
            ),
            sample=True,
        ),
    ),
    sample=True,
)
STORY = d.StoryNote(
    "2018-06-01",
    both("Housing team", "Equipo de vivienda"),
    both("Rents rose.", "Subieron las rentas."),
    d.Text({"en": "Who moved away."}),
    sample=True,
)
NEED = d.DataNeedNote(
    both("Moves in a year", "Mudanzas en un año"),
    both("To see it early.", "Para verlo a tiempo."),
    None,
    "asked",
    sample=True,
    communication="high",
    proxy="medium",
    data="low",
    votes=d.Votes(9, 2, None),
    dissent=both("Two would rather ask the parents.", "Dos preferirían preguntar a las familias."),
    why_not_yet=both("Nobody counts moves.", "Nadie cuenta las mudanzas."),
    gatherer=both("The library", "La biblioteca"),
    next_step=both("Ask three schools.", "Preguntar a tres escuelas."),
    due="2026-03-31",
    overdue=True,
    gap="hole/homeless-count/pasadena/all",
)
WISH = Wish(
    both("A child who moves loses friends.", "Un niño que se muda pierde amistades."),
    both("Fewer boxes packed in March.", "Menos cajas que empacar en marzo."),
    both("Help with the rent.", "Ayuda con la renta."),
    (
        Proposal(TEAM, both("A second shelter", "Otro albergue"), None, None, "proposed", sample=True),
        Proposal(
            TEAM,
            both("Adopt this outcome", "Adoptar este resultado"),
            both("With its main measure.", "Con su medida principal."),
            "2026-02-09",
            "before the council",
            sample=False,
        ),
    ),
)
