"""English: the words that the readers of dates and durations know. Phrases are lower case."""

from __future__ import annotations

from kg.lang.table import table, words

MONTHS: dict[str, int] = table(
    {
        1: "january|jan",
        2: "february|feb",
        3: "march|mar",
        4: "april|apr",
        5: "may",
        6: "june|jun",
        7: "july|jul",
        8: "august|aug",
        9: "september|sept|sep",
        10: "october|oct",
        11: "november|nov",
        12: "december|dec",
    }
)
DAY_AFTER_MONTH = True
CAPITAL_MONTHS = True
DOUBTFUL_MONTHS: tuple[str, ...] = ("may", "march")
WEEKDAYS: dict[str, int] = table(
    {
        0: "monday|mon",
        1: "tuesday|tues|tue",
        2: "wednesday|wed",
        3: "thursday|thurs|thu",
        4: "friday|fri",
        5: "saturday",
        6: "sunday",
    }
)
SEASONS: dict[str, str] = {
    "spring": "spring",
    "summer": "summer",
    "autumn": "autumn",
    "fall": "autumn",
    "winter": "winter",
}
SEASON_NEEDS = r"(?:last|this|next|the|in|by|before|until|from|since|late|early|mid-?|during|of|over) $"
QUARTERS_OF_YEAR: dict[str, str] = table(
    {
        "q1": "q1|first quarter|1q",
        "q2": "q2|second quarter|2q",
        "q3": "q3|third quarter|3q",
        "q4": "q4|fourth quarter|final quarter|last quarter|4q",
        "h1": "h1|first half|1h",
        "h2": "h2|second half|2h|latter half",
    }
)
RELATIVE: dict[str, tuple[str, int]] = table(
    {
        ("day", 0): "today|this morning|this afternoon|tonight|this evening|on the day",
        ("day", -1): "yesterday|last night|the day before|the previous day|yesterday evening",
        ("day", 1): "tomorrow",
        ("week", 0): "this week|earlier this week|later this week",
        ("week", -1): "last week|the previous week|the week before|a week ago|late last week|past week",
        ("week", 1): "next week",
        ("month", 0): "this month|earlier this month|later this month",
        ("month", -1): "last month|the previous month|a month ago|the month before",
        ("month", 1): "next month",
        ("year", 0): "this year|earlier this year|later this year|the current year",
        ("year", -1): "last year|the previous year|a year ago|a year earlier|the past year",
        ("year", 1): "next year|a year from now|the following year",
        (
            "decade_end",
            0,
        ): "the end of the decade|the end of this decade|this decade|the decade's end|decade's end|"
        "end of the decade|end of this decade|end-decade",
        ("mid_decade", 0): "the middle of the decade",
    }
)
AGO = r"(?P<n>{number})[ -](?P<unit>days?|weeks?|months?|years?) (?:ago|earlier|previously|before that)"
LATER = r" (?:later|after that|afterwards)\b"
AGO_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}
LAST = words("last|this past|past|the previous")
NEXT = words("next|the coming|coming|the following")
THIS = words("this|the current|of this year")
YEAR_NOUNS = words("year")
YEARS_LINK = r" ?- ?| to | through "
YEARS_AND = r" and "
LAST_AFTER = words(" of last year| last year| the previous year| of the previous year| the year before")
NEXT_AFTER = words(" next year| of next year| the following year| the next year")
THIS_AFTER = words(" of this year| this year")
DECADE_YEARS = r"(?P<decade>(?:19|20)\d0)s"
ORDINALS = r"(?:st|nd|rd|th)?"
DAY_LINK = r"(?: of)? "
PARTS: dict[str, str] = table(
    {
        "early": "early|the beginning of|the start of|beginning of|start of|beginning in early|early in",
        "mid": "mid|mid-|the middle of|middle of|midway through|halfway through|mid ",
        "late": (
            "late|the end of|end of|year-end|the close of|the end|end-|late in|end|the tail end of|the turn of"
        ),
    }
)
PART_LINK = r"[ -]?(?:in |of |the )?"
CUE_LINK = r"(?:(?:the|at|fiscal year|fiscal|fy) )*"
DATE_CUES: dict[str, str] = table(
    {
        "by": "by|due by|no later than|by about|by around|by the|due in|completion in|complete by|completed by|"
        "delivery in|to open in|due to finish by|finished in|finished by|ready by|ready in|due|target of|"
        "deadline of|"
        "by fiscal|by as early as|not later than|on track for|slated for|scheduled for|planned for|completion:|"
        "completion",
        "in": "in|on|during|at|within|for|of|sometime in|as of|around|in about|in around|in the|on the|"
        "for the|dated|"
        "in fiscal|in the middle of",
        "from": "from|starting in|starting|beginning in|beginning|starting from|as from|effective|"
        "as early as|from about|"
        "from as early as|start in|begin in|begins in|starts in|to start in|to begin in|commence in|commencing in|"
        "starting from|with effect from|kicking off in|from the|since as early as|as soon as|starting on|"
        "from as soon as",
        "until": "until|till|through|to|up to|through the|until the|up until|running to|runs to|"
        "expiring in|expires in|"
        "runs until|running until|through to|through at least|until at least|into",
        "over": "between|over|across|from now to|through the period",
        "since": "since|after|dating back to|dates from|since the",
        "before": "before|ahead of|prior to|before the|not before",
    }
)
DURATION_FILLERS = words(
    "next|coming|first|last|past|full|further|more|additional|straight|consecutive|calendar|following|initial"
)
DURATION_CUES: dict[str, str] = table(
    {
        "over": "over|across|spread over|spanning|covering|during|throughout|through|over a",
        "for": "for|term of|terms of|a period of|lasting|runs for|run for|for a|for at least|for up to|"
        "tenor of|life of|"
        "for more than|runs|for about|initial term of|a base term of|base term of|lease of|period of|"
        "for another|for an|"
        "is for|maturity of|agreement of|contract of",
        "in": "in|within|inside|in under|in about|in less than|less than|in the|within about",
        "since": "since|in the past|over the past|over the last|in the last|for the past|the past|the last",
        "after": "after|every|each|per",
    }
)
NAMED_SPANS: dict[str, int] = {"the next decade": 10, "the coming decade": 10, "the following decade": 10}
AGE_BEFORE = r"(?:[A-Z][\w'’-]+, |aged |age )$"
AGE_AFTER = r"(?: old|-old| of age)"
FUTURE_CUES = words(
    "will|to be|due|planned|scheduled|expected|begins|starts|begin|start|slated|would|should|is to|are to|"
    "set to|opens|"
    "commence|commences|targeted|expects|hopes|deadline|meets again|intends|aims|may|could|to open|to start|"
    "to begin|target|to come"
)
PAST_CUES = (
    r"\b(?:had|was|were|has been|have been|did|said|began|broke|won|sold|went|gave|took|put"
    r"|made|[a-z]{3,}(?<!expect)(?<!plann)(?<!schedul)(?<!slat)(?<!target)(?<!ne)ed)\b"
)
FISCAL_CUES = words(
    "fiscal|fiscal year|fy|financial year|fiscal years|fy-|in fiscal|year ended|year ending|tax year"
)
