"""Limits: how much a file may ask of the machine. Each stops what would otherwise take the memory of everybody."""

KILO, MEGA = 1 << 10, 1 << 20

# The largest file that is taken into memory; a sheet of 500,000 rows and seven columns has about 25 MB.
LARGEST_FILE = 256 * MEGA
# Text is its own size again several times over once it is cells.
LARGEST_TEXT = 128 * MEGA
# An archive unpacked: the largest sheet that Excel can hold in sixteen columns has about 700 MB.
LARGEST_UNPACKED = 1024 * MEGA
# One part beside the sheets (shared texts, styles, ...), which is held in memory whole.
LARGEST_PART = 256 * MEGA
# Sheets are packed five to twenty times; deflate ends at about a thousand. Small archives may do as they like.
HIGHEST_RATIO, FREE_UNPACKED = 100, 64 * MEGA
MOST_PARTS = 10_000
# Tables of one archive: a publisher's whole series is some hundred; each is a sheet that every template is tried on.
MOST_TABLES = 500
# What a sheet's used area may span: 1,048,576 rows of 16 columns. Calamine takes 32 bytes for each, filled or not.
MOST_CELLS = 1 << 24
# A sheet of few bytes may span so many, and a larger one so many for each of its bytes: eight bytes are a cell at
# least, and one cell in sixty-four is filled even where tables stand far apart.
FREE_CELLS, CELLS_A_BYTE = 1 << 22, 8
# Excel's own last column, XFD.
MOST_COLUMNS = 16_384
# And its last row.
MOST_ROWS = 1 << 20
# A cell of Excel holds 32,767 characters; a letter takes at most six bytes where it is written as an entity.
LONGEST_CELL = 256 * KILO
# A line of text of 16,384 columns of sixty letters.
LONGEST_LINE = MEGA
# Workbooks whose parts are not larger than this are tried in a process of their own: it takes hardly any time.
SMALL = 8 * MEGA
# What that process may take: the largest area above, and the time in which a user still waits.
TRIAL_MEMORY, TRIAL_SECONDS = 1536 * MEGA, 8
# And a second more for so many bytes of the file.
TRIED_A_SECOND = 4 * MEGA
# What is read at a time of a part that is looked through.
PIECE = MEGA
# What a publisher says of a table in a file beside it: some ten thousand letters; and all such members of an archive.
LARGEST_BESIDE, ALL_BESIDE = 256 * KILO, 32 * MEGA
# Archives within archives are opened so deep.
DEEPEST = 1
