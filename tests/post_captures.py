"""Captures of a made-up site whose furniture is unlike any other's, for `feedpub learn`.

An appeal without a full stop stands amid each story, the author's bare name below the
headline, and a whole second story below the first, parted from it by one short line.
"""

STORIES = (
    ("Courts", "Ada Quill", "Ferry pilot cleared over the night of the two lanterns", (
        "A ferry pilot who steered by two lanterns on a moonless night broke no rule of the lake, a"
        " court in Tarn Head found on Tuesday.",
        "The pilot had told the court that the buoys were dark and that the lanterns on the ferry"
        " were all that anyone aboard could see.",
        "The harbour board, which brought the case, said that a pilot without buoys should have"
        " waited for daylight, whatever the ferry owed its passengers.",
        "The court noted that the board itself had put off mending the buoys for three winters.",
    )),
    ("Trade", "Bram Oster", "Wool prices fall as the upper mills stand idle", (
        "Wool fetched a fifth less at the autumn auction than a year ago, because four of the upper"
        " mills have not bought a single bale since June.",
        "Shepherds who drove their bales down before dawn carried half of them home again, among"
        " them three families from the Scar.",
        "The mills wait for a turbine that was to be delivered in spring and lies in a shed beyond"
        " the border, according to the guild of spinners.",
        "Without the turbine, the guild said, the auction in May would find no bidders at all.",
    )),
    ("Valley life", "Cato Wren", "Choir of the deaf school sings by the light of its hands", (
        "Forty pupils of the deaf school filled the chapel on Sunday with a song that nobody heard"
        " and that everyone in the pews could read.",
        "Their hands, gloved in white, rose and fell to the beat of a drum under the floorboards of"
        " the chapel.",
        "The drum was the idea of a carpenter whose daughter is among the pupils and who laid the"
        " floorboards himself.",
        "The school plans a second song for midwinter, with lamps in place of the gloves.",
    )),
    ("Courts", "Dora Finch", "Baker may keep the oven that warms the street", (
        "A baker in Mill Lane may go on letting the heat of his oven into the street, where"
        " neighbours have dried their washing for years.",
        "The council had called the grating above the oven a danger to hooves and asked the judge"
        " to have it walled up.",
        "Eleven neighbours told the judge what the grating had spared them in coal, and one brought"
        " a shirt that had dried in an hour.",
        "The baker has promised a finer grating, in which no hoof can catch.",
    )),
    ("Trade", "Ada Quill", "Slate from the north face goes to sea again", (
        "For the first time in nine years a barge has left the quay with slate from the north face,"
        " bound for roofs on the southern islands.",
        "The quarry had closed after a slide that buried its railway and, for a week, the village"
        " below.",
        "A new railway now runs on the other flank of the quarry, where engineers found the rock to"
        " be sound.",
        "The islands have ordered slate for six hundred roofs, enough for two summers of barges.",
    )),
    ("Valley life", "Bram Oster", "Bees move into the clock tower and stop the hands", (
        "The clock in the tower of Saint Ives has shown ten past four since Friday, when a swarm of"
        " bees settled between its hands and its face.",
        "The beekeeper who was called up the tower counted two combs and advised the sexton to let"
        " the swarm winter there.",
        "Until then the sexton rings the hours by his own watch, which he admits is slow.",
        "The honey, if there is any, will be sold for the repair of the clock.",
    )),
    ("Courts", "Cato Wren", "Twins inherit one boat and sail it on alternate days", (
        "Twin sisters who were left a single boat by their aunt must share it by the calendar, a"
        " judge has decided, one on odd days and one on even.",
        "The aunt had written in her will that the boat should go to the niece who loved it more,"
        " and named no witness.",
        "Both sisters brought sailmakers, anglers and a priest to swear to their love of the boat.",
        "On the last day of long months, the judge added, the boat should rest, as should the"
        " sisters.",
    )),
    ("Trade", "Dora Finch", "Cheese cellar found behind a wall of the old brewery", (
        "Workers who took down a wall of the old brewery have found a cellar with some four hundred"
        " wheels of cheese that nobody remembers.",
        "The youngest of the wheels bear the stamp of a dairy that burned down thirty years ago.",
        "A grocer who tasted one of them called it sharper than any cheese in his shop, and offered"
        " to buy the cellar as it stands.",
        "The brewery wants to hear from the heirs of the dairy first.",
    )),
    ("Valley life", "Ada Quill", "Library lends out umbrellas and gets most of them back", (
        "Of the ninety umbrellas that the library began to lend in March, eighty-four have come"
        " back to the stand beside the door.",
        "The librarian expected to lose half of them and had asked the tram company for those that"
        " passengers leave behind.",
        "One umbrella returned by post from a town on the coast, with a letter in which a borrower"
        " praised its handle.",
        "From next month the library will lend sledges, too, if the tram company finds any.",
    )),
    ("Courts", "Bram Oster", "Fine for whistling in the reading room is struck out", (
        "A clockmaker who whistled in the reading room need not pay the fine, since the notice that"
        " forbids it hung behind a palm.",
        "The palm had been a gift of the mayor and had grown over the notice in the course of two"
        " summers, the attendant testified.",
        "The clockmaker said that he whistles whenever a sum comes out and that nobody had ever"
        " minded.",
        "The palm has since been moved to the mayor's own office.",
    )),
    ("Trade", "Dora Finch", "Chestnut harvest is the best since the railway came", (
        "The chestnut woods above the lake have borne more than in any autumn since the railway"
        " came, say the pickers, and the sacks have run out.",
        "A cooper has begun to sell barrels to the pickers at half their price, so that no"
        " chestnut need be left under the trees.",
        "The railway has added a wagon to its evening train, which smells of smoke and chestnuts"
        " all the way to the junction.",
        "Pickers expect the last barrels to go down to the junction in the first snow.",
    )),
)  # fmt: skip

HEAD = """\
Tarn Head Post
Your valley, every morning

Give a friend a month of the Post for nothing and tell us how they liked it
"""
APPEAL = """\
Keep the presses turning
From {price} crowns a month
Choose what you pay
"""
FOOT = """\
Letters to the Post go to the old mill in Tarn Head, or into the box beside its door.
Paper {number}
"""


def capture(number: int) -> str:
    """The page of a story, with the appeal amid it and the beginning of another below."""
    section, author, headline, paragraphs = STORIES[number]
    appeal = APPEAL.format(price=3 + number % 4)
    other = STORIES[(number + 4) % len(STORIES)]
    after = 1 + number % 2
    parts = [
        HEAD, section, headline, author, f"Heard in {2 + number % 3} minutes",
        *paragraphs[:after], appeal, *paragraphs[after:],
        f"Seen from the mill tower\n{other[2]}", *other[3][:3], FOOT.format(number=1200 + number),
    ]  # fmt: skip
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


CAPTURES = tuple(capture(number) for number in range(len(STORIES)))
