"""Where the crawl begins: what no page leads to, and what is none of our addresses."""

BEFORE = "2024-03-01"
INDICATORS = ("/indicators/reading", "/indicators/attendance")
ROUTES = ("/", "/about", "/gaps", "/record", "/disclosure", "/outcomes/learning", *INDICATORS)
SEARCHES = tuple(f"/search?q={words}" for words in ("reading", "boys", "town", "zebra"))
MISTAKES = (
    "/nothing",
    "/indicators/nothing",
    "/indicators/reading?group=nobody",
    "/indicators/reading?as_of=2023-01-01",
    "/indicators/reading?as_of=tomorrow",
    "/indicators/reading?as_of=update-1",
    "/indicators/reading?as_of=update-9999",
    "/indicators/reading?place=town&place=town",
    "/_island/",
    "/_island/_dash-layout",
    "/_island/_dash-dependencies",
    "/embed/indicators/nothing",
    "/share/indicators/nothing.png",
    "/indicators/reading/chart.svg?group=nobody",
    "/indicators/attendance/sheet.pdf?as_of=2023-01-01",
    "/download/sheets.pdf",
    "/api/v1/nothing",
    "/api/v1/indicators/nothing/observations.csv",
    "/api/v1/indicators?group=nobody",
    "/api/v1/indicators/reading/observations?cursor=nothing",
)
FORMS = ("", ".json", ".csv", ".xlsx")
FIGURES = tuple(f"/api/v1{one}/observations{form}" for one in INDICATORS for form in FORMS)
PACKAGE = "/download/commoncurve.zip"
LISTS = ("/api/v1/outcomes", "/api/v1/indicators", "/api/v1/gaps", *(f"/api/v1{one}" for one in INDICATORS))
DRAWN = tuple(
    one
    for name in INDICATORS
    for one in (f"{name}/chart.svg", f"{name}/chart.png", f"/share{name}.png", f"/embed{name}", f"{name}/sheet.pdf")
)
SHEETS = "/download/sheets.pdf?indicator=reading&indicator=attendance"
GROUPS = tuple(f"{one}?group={group}" for one in DRAWN if "reading" in one for group in ("boys", "girls"))
TAKEN = (*LISTS, *FIGURES, PACKAGE, *DRAWN)
# No page leads to these yet. A list in parts of three: the links from one to the next are followed.
OUTLETS = (*TAKEN, "/api/v1/releases", "/api/v1/openapi.json", "/feed.xml", f"{FIGURES[0]}?limit=3", SHEETS, *GROUPS)
LANGUAGES = ("", "/es")
SEEDS = [
    *(language + one for language in LANGUAGES for one in (*ROUTES, *SEARCHES, *OUTLETS)),
    *(f"{language}{one}?as_of={BEFORE}" for language in LANGUAGES for one in ("/", "/disclosure", *INDICATORS, *TAKEN)),
    *(f"{language}{one}&as_of={BEFORE}" for language in LANGUAGES for one in (SHEETS, *GROUPS)),
    "/sitemap.xml",
    "/robots.txt",
    *MISTAKES,
]
