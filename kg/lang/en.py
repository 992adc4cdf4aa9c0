"""English: the words that the readers of numbers, money, quantities and dates know. Phrases are lower case."""

from __future__ import annotations

from kg.lang.table import table, words

# --- numbers --------------------------------------------------------------------------------

THOUSANDS = r",| |'"
DECIMAL = r"\."
OTHER_DECIMAL = r","
NUMBER_WORDS: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
}  # fmt: skip
NUMBER_STARTERS = tuple(w for w in NUMBER_WORDS if w not in ("hundred", "thousand"))
NUMBER_JOINER = r"(?:(?<=hundred)|(?<=thousand)) and "
ARTICLES = words("a|an")
ARTICLE_UNITS = r"gigawatts?|megawatts?|gw|mw|gwh|twh|hundred|thousand|decade|(?:year|month|week) later"
"""Nouns before which "a" counts as one."""
HALVES = words("half a|half-a|half an|half|a half|a half-|half-")
QUARTERS = words("a quarter of a|quarter of a")
AND_A_HALF = words(" and a half")
SCALES: dict[str, int] = table(
    {
        100: "hundred",
        1000: "thousand",
        10**5: "lakh|lakhs",
        10**6: "million|millions",
        10**7: "crore|crores",
        10**9: "billion|billions|milliard",
        10**12: "trillion|trillions",
    }
)
ROUND_NOUNS: dict[str, int] = {"dozen": 12, "score": 20}
ROUND_NOUN_QUALIFIER = "exact"
SCALE_LINK = r"[ -](?:of a )?"

# --- qualifiers and ranges --------------------------------------------------------------------------------

QUALIFIERS_BEFORE = table(
    {
        "at_least": "more than|over|at least|upward of|upwards of|in excess of|exceeding|above|north of|"
        "no less than|"
        "not less than|no fewer than|a minimum of|minimum|minimum of|well over|just over|slightly more than|"
        "a little more than|well above|beyond|greater than|surpassing|topping|tops|starting at|>|≥|slightly over|"
        "a little over|exceeds|exceed",
        "up_to": "up to|limited to|as much as|as many as|at most|"
        "no more than|not more than|"
        "a maximum of|maximum of|maximum|"
        "capped at|a cap of|up to a maximum of|reaching up to|not exceeding|expandable to|scalable to|"
        "can grow to|could grow to|can be expanded to|could be expanded to|be expanded to|may be expanded to|"
        "could reach|may reach|could eventually reach|could rise to|less than|fewer than|under|below|just under|"
        "to as much as|could be scaled to|be scaled up to|could expand to|can expand to|can scale to|"
        "could scale to|"
        "potential to reach|ultimately reaching|with room to grow to|≤|<|a ceiling of|to a maximum of|can reach|"
        "might reach|grow to as much as|could be raised to|be raised to",
        "about": "about|around|some|roughly|approximately|approx.|approx|nearly|almost|close to|"
        "an estimated|estimated|"
        "estimated at|is estimated at|circa|c.|ca.|~|≈|on the order of|in the order of|in the region of|or so|"
        "something like|near|just short of|getting on for|nigh on|reportedly about|an approximate|more or less|"
        "somewhere around|in the neighborhood of|in the neighbourhood of|pretty much|virtually|give or take|"
        "approaching|"
        "a nominal|just shy of|shy of|put at about|estimated to be",
    }
)
QUALIFIER_LINK = r"(?: (?:another|a total of|an additional|additional|around|about|a further|some))?"
QUALIFIER_NOT_AFTER = r"\b(?:adds?|added|adding|comes?|came|amounts?|amounted|brings|bringing) $"
QUALIFIER_NOT_BEFORE = r" (?:the peak|once)"
QUALIFIERS_AFTER = table(
    {
        "at_least": (
            "or more|and up|at least|at a minimum|minimum|at minimum|and above|and counting|-plus|or greater"
        ),
        "up_to": "at most|or less|or fewer|maximum|at the most|at maximum|at a maximum|max|tops",
        "about": "or so|or thereabouts|approximately|give or take|more or less|roughly|-odd| odd|-ish",
    }
)
RANGE_OPENERS = words(
    "between|from|anywhere between|anywhere from|somewhere between|in the range of|ranging from|to between"
)
RANGE_LINKS = words("to|and|or|up to|- to")
RANGE_NEED_OPENER = words("and")
LIST_LINK = r" (?:and|or|then|to) "
GROWTH_OPENERS = r"(?<!ranging )\bfrom $"

# --- quantities --------------------------------------------------------------------------------

UNIT_LINK = r"[ -]?(?:of |(?:additional|further|more|extra|new|critical|it|gross|net) )?"
UNITS: dict[str, str] = table(
    {
        "power MW 1": "mw|megawatts|megawatt|mws|mwe|mwp|mwdc|mwac|mw-peak|mwc",
        "power GW 1": "gw|gigawatts|gigawatt|gws|gwe|gwp|gwdc",
        "power MW 0.001": "kw|kilowatts|kilowatt",
        "power GW 1000": "tw|terawatts|terawatt",
        "energy_amount MWh 1": "mwh|megawatt-hours|megawatt-hour|megawatt hours|megawatt hour",
        "energy_amount GWh 1": "gwh|gigawatt-hours|gigawatt-hour|gigawatt hours|gigawatt hour",
        "energy_amount TWh 1": "twh|terawatt-hours|terawatt-hour|terawatt hours|terawatt hour",
        "energy_amount kWh 1": "kwh|kilowatt-hours|kilowatt-hour|kilowatt hours|kilowatt hour",
        "apparent_power MVA 1": "mva|megavolt-amperes|gva|kva",
        "area ha 1": "hectares|hectare|ha|hectare-scale",
        "area acre 1": "acres|acre",
        "area ft2 1": "square feet|square foot|sq ft|sq. ft.|sq. ft|sqft|square-foot|square-feet|sf",
        "area m2 1": "square metres|square meters|square metre|square meter|square-metre|square-meter|sq m|m²|"
        "sqm|m2",
        "area km2 1": "square kilometres|square kilometers|square miles|km²|km2|square-mile",
        "homes home 1": "homes|households|houses|home|average homes|american homes|homes' worth|dwellings",
        "distance km 1": "km|kilometres|kilometers|kilometre|kilometer|miles|mile|feet|foot|metres|meters|metre|"
        "meter|yards|inches|mi|ft",
        "mass t 1": "tonnes|tonne|tons|ton|kg|kilos|pounds of|metric tons|ounces",
        "volume l 1": "gallons|gallon|litres|liters|litre|liter|cubic metres|cubic meters|cubic feet|m³|barrels|"
        "acre-feet",
        "percent % 1": "%|percent|per cent|percentage points|pct|basis points|percentage point",
        "voltage kV 1": "kv|kilovolts|kilovolt|volts|-kv",
        "data_rate b 1": "tbps|gbps|terabits|gigabits|petaflops|exaflops|exaflop|petaflop|petabytes|terabytes|"
        "gigabytes|tb|gb|pb|teraflops|gigabit|nanometres|nanometers|nanometer|nm|flops|tokens|"
        "parameters|ghz",
        "temperature C 1": "degrees|°c|°f|degrees celsius|°",
        "time_of_day h 1": "am|pm|a.m.|p.m.|o'clock|gmt|cest|et|minutes|minute|seconds|hours|min read|hour|min",
        "duration year 1": "years|year|yr|yrs|-yr|years'|year's",
        "duration decade 10": "decades|decade",
        "duration month 0": "months|month|months'",
        "duration short -1": "days|day|weeks|week|weeks'|days'|quarters|quarter",
        "people person 1": "residents|inhabitants|readers|customers|subscribers|users|visitors|students|members|"
        "apprentices|clients|comments|patients|voters|protesters|citizens|learners|developers",
        "count thing 1": "shares|buildings|building|sites|halls|companies|universities|servers|racks|phases|"
        "reactors|turbines|countries|states|data centers|data centres|units|campuses|facilities|"
        "contracts|projects|regions|cities|towns|counties|stations|parcels|stories|storeys|floors|"
        "votes|seats|plots|substations|billionaires|vehicles|trucks|tenants|lawmakers|requests|"
        "proposals|permits|partners",
    }
)
"""Words for units -> "kind unit factor"; the factors of durations: years, 0 for months, -1 for shorter ones."""
HALF_AFTER = words(" and a half")

# --- jobs --------------------------------------------------------------------------------

JOB_NOUNS = words(
    "jobs|job|positions|position|roles|role|posts|post|full-time equivalents|full-time equivalent|ftes|fte|hires|"
    "employment opportunities|vacancies|openings|recruits|job opportunities|full time equivalents|new hires|"
    "new recruits"
)
BUILDER_NOUNS = words(
    "construction workers|trades|builders|tradespeople|electricians|construction staff|building workers|"
    "craftworkers|"
    "craft workers|contractors|labourers|laborers|tradesmen|construction personnel|bricklayers|"
    "skilled tradespeople|"
    "pipefitters|welders|trade workers|union workers|trades workers"
)
STAFF_NOUNS = words(
    "employees|employee|persons|workers|worker|staff|people|staffers|personnel|engineers|technicians|"
    "specialists|full-timers|"
    "operators|employees'|professionals|hands|permanent staff|staff members|team members|colleagues"
)
PEOPLE_NOUNS = words("people|persons")
JOB_FILLERS = words(
    "permanent|full-time|full time|part-time|construction|new|direct|indirect|skilled|highly skilled|high-skilled|"
    "high-skill|well-paid|well-paying|high-paying|good-paying|local|tech|technical|technology|long-term|"
    "long term|temporary|"
    "additional|further|more|extra|on-site|onsite|supported|induced|union|quality|high-quality|high-tech|building|"
    "operational|operations|ongoing|other|data center|data centre|engineering|manufacturing|short-term|"
    "of these|such|"
    "and|or|to|good|highly paid|high-wage|high-value|stable|steady|local construction|trade|family-supporting|"
    "future|"
    "onetime|ai|it|peak|research|green|specialist|specialised|specialized|on-site construction|"
    "full-time equivalent|fte|"
    "fixed|regular|site|plant|support|service|staff|maintenance|secure|lasting|sustainable|would-be|salaried|core|"
    "dedicated|graduate|white-collar|blue-collar|professional|information technology|in-house|directly employed"
)
JOB_LINK = r"(?:(?:,| and| or|/|-)? (?:of (?:the |these )?)?|-|,? of (?:them|these|those) )"
PERMANENT_CUES = words(
    "permanent|full-time|full time|fulltime|long-term|long term|high-skilled|highly skilled|high-skill|ftes|fte|"
    "full-time equivalent|full-timers|lasting|ongoing|operational|fixed|on-site jobs|once operational|"
    "once the doors open|when operational|once running|once open|to stay on|to run it|afterwards|permanently|"
    "to operate|once complete|once completed|steady|work there|work here|work on the site"
)
CONSTRUCTION_CUES = words(
    "construction|building works|building work|building jobs|building phase|builders|at the peak|at peak|to build|"
    "during the build|during the overhaul|build-out|buildout|on site|during construction|construction phase|"
    "tradespeople|electricians|the build|being built|goes up|at its peak|trades|crews|overhaul|"
    "height of the works|building it"
)
TEMPORARY_CUES = words("temporary|short-term|one-off")
HIRING_CUES = words(
    "will employ|would employ|to employ|will hire|to hire|would hire|hire|hiring|employ|recruit|will recruit|"
    "create|creating|creates|created|creation of|will work|would work|will be employed|would be employed|"
    "be needed|"
    "be occupied|will need|to need|needs|staffed by|workforce of|add|adding|support|supports|supporting|generate|"
    "generating|with a staff of|bring|bringing|to staff|take on|promised|promises|promise|jobs for|work there|"
    "work at the site|are on site|on the job|stay on|will be hired|run by|needed|on site|"
    "to work|would be on site|employment|have jobs|will have jobs|look after it|works there"
)
STANDING_CUES = words(
    "employs|employed|has|had|with|counts|counting|its|a staff of|headcount of|workforce of|about"
)
CUT_CUES = words(
    "cut|cuts|cutting|axe|axes|axing|shed|sheds|shedding|lay off|laid off|lays off|layoffs of|eliminate|"
    "eliminates|eliminated|slash|slashed|losing|loss of|redundancies|scrapped|fire|fired"
)
TRAINING_CUES = words("train|trains|training|retrain|educate|teach|trained")
JOB_ELLIPSIS_BEFORE = (
    r"(?:workforce of|headcount of|employs|employ|employing|payroll (?:there )?stands at)"
    r" (?:about |around |some |roughly |nearly )?$"
)
JOB_ELLIPSIS_AFTER = (
    r"(?: (?:permanent|full-time|temporary|long-term) ones\b| more\b| afterwards\b| (?:of them|permanent|"
    r"full-time)\b"
    r"| (?:during|for the build|for builders|for construction|while it|once|at the peak|in the building|"
    r"in operation|after|when)\b"
    r"|,? (?:each|per site|a site)\b)"
)

# --- hardware --------------------------------------------------------------------------------

CHIP_NOUNS = words(
    "gpus|gpu|graphics processing units|graphics processing unit|graphics processors|graphics processor|tpus|tpu|"
    "tensor processing units|lpus|lpu|npus|ai chips|ai chip|chips|chip|accelerators|accelerator|ai accelerators|"
    "ai accelerator|processors|processor|superchips|superchip|graphics cards|graphics card|ai processors|"
    "ai semiconductors|semiconductors|gpu accelerators|gpu chips|wafer-scale engines|ai gpus|quantum processors|"
    "high-bandwidth memory|hbm|inference chips|training chips|asics|ai superchips|cpus|cards|ipus|xpus"
)
CHIP_WEAK_NOUNS = words("cards|cpus|hbm")
CHIP_LINK = (
    r"[ -](?:of (?:the |its |their |his )?)?(?:(?:new|latest|advanced|additional|more|further"
    r"|other|next-generation|state-of-the-art|cutting-edge|high-end|top-end|latest-generation"
    r"|custom|powerful|newest|such|of|company's|high-performance|specialised|specialized"
    r"|liquid-cooled) )*"
)
CHIP_MAKER_LINK = r"(?:'s|’s|s')?[ -]"
CHIP_EXCLUDED_AFTER = (
    r"[ -]?(?:cloud|rental|depreciation|maker|makers|stock|industry|carriers?|designer"
    r"|designers|company|firm|export|exports|cluster|clusters|capacity|as a service|service"
    r"|business|hours?|plant|startup|start-up|shortage|marketplace)"
)

# --- energy --------------------------------------------------------------------------------

ENERGY_WORDS: dict[str, str] = table(
    {
        "nuclear": "nuclear|small modular reactors|small modular reactor|smr|smrs|reactor|reactors|atomic|"
        "microreactors|"
        "microreactor|nuclear-powered|atom|micro-reactors",
        "solar": (
            "solar|photovoltaic|photovoltaics|solar-powered|pv|agrivoltaic|sunshine|sun-powered|solar-plus-storage"
        ),
        "wind": "wind|wind-powered|windfarm|windfarms|wind farms|offshore wind|onshore wind",
        "gas": "gas|gas-fired|natural gas|natural-gas|gas turbines|gas turbine|lng|gas-powered",
        "hydro": "hydro|hydropower|hydroelectric|hydroelectricity|hydro-electric|dams|dam|hydropowered|"
        "run-of-river|"
        "pumped storage|water power",
        "geothermal": "geothermal|steam fields|geothermally",
        "battery": "battery|batteries|bess|battery storage|megapacks|megapack",
        "renewable": "renewable|renewables|renewably",
        "fuel_cell": "fuel cell|fuel cells|fuel-cell|fuel-cells",
        "coal": "coal|coal-fired|lignite|coal-powered",
        "hydrogen": "hydrogen|hydrogen-powered|hydrogen-ready",
    }
)
ENERGY_EXCLUDED_AFTER = (
    r"(?: (?:emissions?|pipeline|stations?\b|bill|tariff|mask|tunnel|turbine syndrome|masks"
    r"|station)|line| & electric)"
)
ENERGY_EXCLUDED_BEFORE = r"\b(?:greenhouse|tear|petrol|second|head|car|tail|electric-vehicle|ev) $"
