"""Every code of a diagnostic, with its title and meaning. A code is never given a second meaning, nor used again.

S001 to S019 the file, S020 to S039 the notation, S040 to S059 what stands where, S060 to S069 names,
S070 to S099 sense, S101 and up warnings.
"""

from __future__ import annotations

from typing import NamedTuple


class Code(NamedTuple):
    """What a code stands for."""

    title: str
    """A few words, as a list of codes has them."""
    meaning: str
    """One sentence for an author."""


CODES: dict[str, Code] = {
    "S001": Code("no such file", "There is no file of this name."),
    "S002": Code("not a file", "A folder, a device or a pipe stands where a file is wanted."),
    "S003": Code("file cannot be read", "The system refuses to hand over the file's contents."),
    "S004": Code("file too large", "A scenario file holds at most 1 MiB."),
    "S005": Code("not UTF-8", "The file is not text in UTF-8, the encoding that every editor offers."),
    "S006": Code("empty file", "The file holds nothing, or only comments."),
    "S007": Code(
        "forbidden character", "A character that cannot be seen, or that drives a terminal, stands in the file."
    ),
    "S008": Code(
        "tab", "A tab stands in the file; how wide it is differs from editor to editor, so only spaces indent."
    ),
    "S009": Code(
        "unusual space", "A space that only looks like one (often pasted from a word processor) indents a line."
    ),
    "S010": Code("too much", "The file nests too deeply, has too many parts, or a text in it is too long."),
    "S020": Code("layout", "The line cannot be read as a name with a value, a list entry or text."),
    "S021": Code("quote never closed", "A text begins with a quote, and the quote that ends it is missing."),
    "S022": Code("colon in text", "A colon followed by a space ends a name; text that holds one needs quotes."),
    "S023": Code(
        "colon or space missing", "After a name stands a colon and a space; after the dash of a list, a space."
    ),
    "S024": Code("indentation", "The line's indentation fits no line above it."),
    "S025": Code("quotes end too early", "Text goes on after the quote that ends it."),
    "S026": Code("text needs quotes", "Text that starts with a sign such as @ * & ! % ` > [ or { needs quotes."),
    "S027": Code("bracket never closed", "A list in [ ] or entries in { } are opened and not closed."),
    "S028": Code("list on the line of its name", "A list with dashes starts on the line below its name."),
    "S029": Code(
        "backslash in double quotes", "In double quotes a backslash starts a code; single quotes take it as it is."
    ),
    "S030": Code("written twice", "The same name stands twice in one place, so one of the two would be lost."),
    "S031": Code("second document", "A line of three dashes starts a second document; a scenario is one."),
    "S032": Code(
        "not part of this notation", "Repeating parts by reference, and types given by hand, are not used here."
    ),
    "S033": Code("comma in text", "Inside { } and [ ] a comma ends a text; text that holds one needs quotes there."),
    "S034": Code("nothing written", "A name is followed by nothing."),
    "S035": Code("entry cut by a #", "A # after a space starts a comment, which may swallow a closing bracket."),
    "S040": Code("unknown name of a part", "Nothing of this name can stand here."),
    "S041": Code("missing part", "Something that has to be there is missing."),
    "S042": Code("text wanted", "Text has to stand here."),
    "S043": Code("number wanted", "A whole number has to stand here."),
    "S044": Code("number out of range", "The number is too small or too large."),
    "S045": Code("true or false wanted", "Only true or false can stand here."),
    "S046": Code("list wanted", "A list has to stand here."),
    "S047": Code("named entries wanted", "Entries with names have to stand here."),
    "S048": Code("not one of the words", "Only certain words can stand here."),
    "S049": Code("text too long", "The text is longer than there is room for."),
    "S050": Code("text empty", "The text is empty."),
    "S051": Code("too few or too many", "There are too few or too many entries."),
    "S052": Code("id badly formed", "An id is made of small letters, digits and hyphens, and starts with a letter."),
    "S053": Code("quantity badly formed", "A tie is written us -> qatar or us <-> qatar; an indicator by its id."),
    "S054": Code("cite badly formed", "A cite is a source and its paragraphs: kamel ¶5 ¶12."),
    "S055": Code(
        "condition badly formed", "A condition is put as at least 5, at most 5, above, below, exactly, between."
    ),
    "S056": Code("act badly formed", "An act is a verb and the actor it is aimed at: consult qatar."),
    "S057": Code("percentage wanted", "A percentage has to stand here: 60%."),
    "S058": Code("another format", "The file says that it is written in a format that this program does not read."),
    "S059": Code("not a scenario", "The file is not a set of named parts (title, actors, rounds and so on)."),
    "S060": Code("unknown actor", "No actor of this scenario has this id."),
    "S061": Code("unknown indicator", "No indicator of this scenario has this id."),
    "S062": Code("unknown act", "The catalogue has no act of this name."),
    "S063": Code("unknown flag", "A condition tests a flag that nothing in the scenario sets or clears."),
    "S064": Code("unknown choice", "No choice of this scenario has this id."),
    "S065": Code("unknown source", "No source of this scenario has this id."),
    "S066": Code("no such paragraph", "The source has no paragraph of this number."),
    "S067": Code("tie with oneself", "An actor has no relationship with itself."),
    "S070": Code("choice id twice", "Two choices have the same id; in the whole file each has its own."),
    "S071": Code("id twice", "Two rounds, two events or two endings have the same id."),
    "S072": Code("reserved word", "The id is a word that conditions or saves use themselves."),
    "S073": Code("one id for two things", "An indicator has the id of an actor."),
    "S074": Code("choices without a seat", "Choices are written for an actor that has no seat."),
    "S075": Code("act aimed at oneself", "An act is aimed at the actor that does it."),
    "S076": Code("tie written twice", "The same tie is written twice, once of them as both ways."),
    "S077": Code("chances", "The chances of the outcomes of a choice add up to 100%."),
    "S078": Code("outcome id twice", "Two outcomes of a choice have the same id."),
    "S079": Code("ending without a condition", "An ending has either a condition or `default: true`."),
    "S080": Code("default ending", "The last ending, and only the last, is the one with `default: true`."),
    "S081": Code("rules out of balance", "Drift and twice reciprocity together are above 100%."),
    "S082": Code("disputed without positions", "A disputed claim names at least two positions."),
    "S083": Code("empty condition", "A condition says nothing."),
    "S099": Code("other fault", "A fault that has no code of its own."),
    "S101": Code("two reported choices", "The record has at most one choice for a seat in a round."),
    "S102": Code("reported without a cite", "What is marked as reported names its source."),
    "S103": Code("a single choice", "A seat with one choice in a round has nothing to decide."),
    "S104": Code("much to read", "A student reads more than 120 words before a decision."),
    "S105": Code("flag described and never set", "The scenario says what a flag means that nothing sets or clears."),
    "S106": Code("choice that never opens", "No state of a game can meet this choice's condition."),
    "S107": Code("event that never happens", "No state can meet the condition of an event or of what comes later."),
    "S108": Code("goal out of reach", "No game can end in what this goal asks for."),
    "S109": Code("goal met already", "A goal cannot be missed, or all goals of a seat are met before the first round."),
    "S110": Code("ending that cannot come", "No state can meet this ending's condition."),
    "S111": Code("hidden ending", "An ending above fits whenever this one does, so this one is never told."),
    "S112": Code("flag never set", "A flag is tested or cleared, and nothing sets it."),
    "S113": Code("flag never tested", "A flag is set that no condition tests and whose meaning is not told either."),
    "S114": Code("indicator that nothing moves", "No effect moves this indicator, and acts move only ties."),
    "S115": Code("indicator that nothing reads", "No goal, ending or other condition asks for this indicator."),
    "S116": Code("no choice", "A seat has no choice in a round, and there are no standing moves."),
    "S117": Code("actor without goals or brief", "Other seats have goals or a brief, and this one has none."),
    "S118": Code("unequal seats", "One seat has more than twice as many choices as another."),
    "S119": Code("same label twice", "Two choices that are offered together read the same."),
    "S120": Code("one stance only", "All choices of a seat in a round have the same stance."),
    "S121": Code("choices that change nothing", "Several choices that are offered together have no consequences."),
    "S122": Code("too wide for the screen", "A label or a name takes more columns than the screen has for it."),
    "S123": Code(
        "read otherwise elsewhere", "Other programs take this unquoted text for a number, a date or yes or no."
    ),
    "S124": Code("mixed line ends", "Some lines of the file end in another way than the others."),
    "S125": Code("text ends at a #", "A # after a space starts a comment, so the text before it ends there."),
    "S126": Code("words that wait for the author", 'A text still begins with "Write here", as `new` leaves it.'),
    "S127": Code("unequal points", "The goals of one seat make more or fewer points than those of another."),
    "S128": Code("very large effect", "One effect moves a score or an indicator by more than 40 points."),
    "S129": Code("soft hyphen", "A hyphen that nobody sees, pasted from elsewhere, stands in a text."),
    "S130": Code(
        "same name twice", "Two actors, indicators, rounds or endings, or two goals of an actor, have one name."
    ),
    "S131": Code("comes after the end", "What is to come later falls due after the last round."),
    "S132": Code("reason without a condition", "A choice says why it is closed, and has no condition that closes it."),
    "S133": Code("act twice", "An act stands twice in one choice, or twice among the standing moves."),
    "S134": Code(
        "condition that always holds", "A number in a condition takes in the whole scale, and so asks for nothing."
    ),
}
"""Every code, in order."""
