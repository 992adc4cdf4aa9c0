"""English: the words that the readers of numbers, money, quantities and dates know. Phrases are lower case."""

from __future__ import annotations

from kg.lang.table import table, words

# --- numbers ---------------------------------------------------------------------------------------------------

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

# --- money -----------------------------------------------------------------------------------------------------

CURRENCY_LINK = r"[ -]?(?:worth of |of |in )?"
CURRENCY_WORDS: dict[str, str] = table(
    {
        "USD": "dollars|dollar|us dollars|us dollar|u.s. dollars|u.s. dollar|american dollars|us$|greenbacks",
        "EUR": "euros|euro",
        "GBP": "pounds|pound|pounds sterling|pound sterling|british pounds|sterling|quid",
        "JPY": "yen|japanese yen",
        "CNY": "yuan|renminbi|chinese yuan|yuan renminbi",
        "INR": "rupees|rupee|indian rupees",
        "PKR": "pakistani rupees",
        "LKR": "sri lankan rupees",
        "KRW": "won|korean won|south korean won",
        "CHF": "swiss francs|swiss franc|francs|franc",
        "SEK": "swedish kronor|swedish crowns|swedish krona|kronor|krona|sek",
        "NOK": "norwegian kroner|norwegian crowns|norwegian krone|norwegian kronor|kroner|krone",
        "DKK": "danish kroner|danish crowns|danish krone",
        "ISK": "icelandic kronur|kronur",
        "CZK": "czech crowns|czech koruna|koruna|koruny|crowns",
        "PLN": "zlotys|zloty|polish zloty|polish zlotys|zlotych",
        "HUF": "forints|forint|hungarian forints",
        "RON": "romanian lei|lei",
        "TRY": "turkish lira|lira|turkish liras|liras",
        "RUB": "roubles|rubles|russian roubles|russian rubles",
        "ILS": "shekels|israeli shekels|shekel",
        "AED": "dirhams|dirham|uae dirhams|emirati dirhams",
        "MAD": "moroccan dirhams|moroccan dirham",
        "SAR": "riyals|riyal|saudi riyals|saudi riyal",
        "QAR": "qatari riyals|qatari riyal|qatari rials",
        "OMR": "omani rials|omani rial|rials|rial",
        "KWD": "kuwaiti dinars|dinars|dinar",
        "BHD": "bahraini dinars",
        "TND": "tunisian dinars",
        "DZD": "algerian dinars",
        "EGP": "egyptian pounds|egyptian pound",
        "ZAR": "rand|rands|south african rand",
        "NGN": "naira|nairas",
        "KES": "shillings|shilling|kenyan shillings|kenya shillings",
        "TZS": "tanzanian shillings",
        "UGX": "ugandan shillings|uganda shillings",
        "GHS": "cedis|cedi",
        "XOF": "cfa francs|cfa franc|francs cfa",
        "CAD": "canadian dollars|canadian dollar",
        "AUD": "australian dollars|australian dollar",
        "NZD": "new zealand dollars|kiwi dollars|new zealand dollar",
        "SGD": "singapore dollars|singapore dollar|singaporean dollars",
        "HKD": "hong kong dollars|hong kong dollar",
        "TWD": "taiwan dollars|taiwanese dollars|new taiwan dollars|taiwan dollar",
        "MYR": "ringgit|ringgits|malaysian ringgit",
        "IDR": "rupiah|indonesian rupiah|rupiahs",
        "PHP": "philippine pesos",
        "THB": "baht|bahts|thai baht",
        "VND": "dong|dongs|vietnamese dong",
        "BRL": "reais|brazilian reais|real|brazilian real",
        "DOP": "dominican pesos",
        "MXN": "pesos|mexican pesos|mexican peso|peso",
        "CLP": "chilean pesos",
        "COP": "colombian pesos",
        "ARS": "argentine pesos|argentinian pesos",
        "KZT": "tenge",
    }
)
CURRENCY_READINGS: dict[str, dict[str, str]] = {
    "dollars": {
        "CAD": "canad|ontario|quebec|alberta|toronto|montreal|ottawa",
        "AUD": "australia|sydney|melbourne|new south wales|brisbane|canberra",
        "NZD": "new zealand|auckland",
    },
    "dirhams": {"MAD": "morocc|rabat|casablanca|tangier", "AED": "abu dhabi|dubai|emirat|uae|sharjah"},
    "rupees": {"PKR": "pakistan|karachi|lahore", "LKR": "sri lanka|colombo", "INR": "india|mumbai|delhi|chennai|hyderabad"},
    "riyals": {"QAR": "qatar|doha", "SAR": "saudi|riyadh|jeddah|neom"},
    "rials": {"OMR": "oman|muscat", "QAR": "qatar|doha"},
    "pesos": {
        "CLP": "chile|santiago",
        "ARS": "argentin|buenos aires",
        "COP": "colombia|bogot",
        "PHP": "philippin|manila",
        "DOP": "dominican",
        "UYU": "uruguay|montevideo",
        "MXN": "mexic|querétaro|monterrey",
    },
    "dinars": {
        "KWD": "kuwait",
        "BHD": "bahrain|manama",
        "TND": "tunisia",
        "DZD": "algeria",
        "JOD": "jordan|amman",
        "RSD": "serbia|belgrade",
    },
    "shillings": {"KES": "kenya|nairobi|naivasha", "TZS": "tanzania|dar es salaam|dodoma", "UGX": "uganda|kampala"},
    "pounds": {"EGP": "egypt|cairo", "GBP": "britain|british|london|england|wales|scotland|uk"},
    "crowns": {
        "CZK": "czech|prague|brno",
        "SEK": "swed|stockholm",
        "NOK": "norw|oslo",
        "DKK": "denmark|danish|copenhagen",
    },
    "kroner": {"DKK": "denmark|danish|copenhagen|odense", "NOK": "norw|oslo"},
    "francs": {"XOF": "senegal|ivory coast|cote d'ivoire|dakar|abidjan|togo|benin", "XAF": "cameroon|gabon"},
}
CURRENCY_FAMILIES = table(
    {
        "dollars": "dollars|dollar|$",
        "dirhams": "dirhams|dirham",
        "rupees": "rupees|rupee|rs|rs.",
        "riyals": "riyals|riyal",
        "rials": "rials|rial",
        "pesos": "pesos|peso",
        "dinars": "dinars|dinar",
        "shillings": "shillings|shilling",
        "pounds": "pounds|pound",
        "crowns": "crowns|kr",
        "kroner": "kroner|krone",
        "francs": "francs|franc",
    }
)
PER_UNIT = (
    r" ?(?:an?|per|each|/|the) ?(?:share|tonne|ton|ounce|barrel|month|week|day|hour|head|kilo|kilowatt|kwh|mwh|megawatt"
    r"|square|sq|gpu|chip|mmbtu|therm|unit|homes?|gallon|acre|job|person|copy|ticket|million tokens)\b"
)
SHARE_CUES = r"(?:shares?|stock|titles?)[^.;\n]{0,40}(?:at|to|of) $"
BARE_AMOUNT_FOLLOWS = (
    r"(?=\s*$|\s*[.,;:)»”\"?!\n]|\s*-\s| (?:to|for|in|over|by|on|from|into|and|at|through|this|next|a|per|with|will|is|was|has|"
    r"have|are|were|between|more|across|between|during|since|until|toward|towards|would|could|as|or|it|that|which|pledged|"
    r"promised|went|goes|came|comes|earlier|investment|deal|loan|pledge|plan|commitment|package|fund|project|programme|program|"
    r"campus|facility|so|worth|already|last|announced|raised|bid|budget|bill|spent|invested|later|up|out|set)\b)"
)
CONVERSION_CUES = r"(?:\(|,|-|=)[ \n]?(?:or|about|around|approximately|roughly|some|nearly|equivalent to|equal to|approx\.?|~|≈|that is|i\.e\.,?|=|worth|at)?[ \n,]?(?:about|around|roughly|approximately|some|nearly|over|more than)?[ \n]?$"

# --- qualifiers and ranges ---------------------------------------------------------------------------------------

QUALIFIERS_BEFORE = table(
    {
        "at_least": "more than|over|at least|upward of|upwards of|in excess of|exceeding|above|north of|no less than|"
        "not less than|no fewer than|a minimum of|minimum|minimum of|well over|just over|slightly more than|"
        "a little more than|well above|beyond|greater than|surpassing|topping|tops|starting at|>|≥|slightly over|"
        "a little over|exceeds|exceed",
        "up_to": "up to|as much as|as many as|at most|no more than|not more than|a maximum of|maximum of|maximum|"
        "capped at|a cap of|up to a maximum of|reaching up to|not exceeding|expandable to|scalable to|"
        "can grow to|could grow to|can be expanded to|could be expanded to|be expanded to|may be expanded to|"
        "could reach|may reach|could eventually reach|could rise to|less than|fewer than|under|below|just under|"
        "to as much as|could be scaled to|be scaled up to|could expand to|can expand to|can scale to|could scale to|"
        "potential to reach|ultimately reaching|with room to grow to|≤|<|a ceiling of|to a maximum of|can reach|"
        "might reach|grow to as much as|could be raised to|be raised to",
        "about": "about|around|some|roughly|approximately|approx.|approx|nearly|almost|close to|an estimated|estimated|"
        "estimated at|is estimated at|circa|c.|ca.|~|≈|on the order of|in the order of|in the region of|or so|"
        "something like|near|just short of|getting on for|nigh on|reportedly about|an approximate|more or less|"
        "somewhere around|in the neighborhood of|in the neighbourhood of|pretty much|virtually|give or take|approaching|"
        "a nominal|just shy of|shy of|put at about|estimated to be",
    }
)
QUALIFIER_LINK = r"(?: (?:another|a total of|an additional|additional|around|about|a further|some))?"
QUALIFIER_NOT_AFTER = r"\b(?:adds?|added|adding|comes?|came|amounts?|amounted|brings|bringing) $"
QUALIFIER_NOT_BEFORE = r" (?:the peak|once)"
QUALIFIERS_AFTER = table(
    {
        "at_least": "or more|and up|at least|at a minimum|minimum|at minimum|and above|and counting|-plus|or greater",
        "up_to": "at most|or less|or fewer|maximum|at the most|at maximum|at a maximum|max|tops",
        "about": "or so|or thereabouts|approximately|give or take|more or less|roughly|-odd| odd|-ish",
    }
)
RANGE_OPENERS = words(
    "between|from|anywhere between|anywhere from|somewhere between|in the range of|ranging from|to between"
)
RANGE_LINKS = words("to|and|or|up to|- to")
RANGE_NEED_OPENER = words("and")
GROWTH_OPENERS = r"(?<!ranging )\bfrom $"

# --- quantities --------------------------------------------------------------------------------------------------

UNIT_LINK = r"[ -]?(?:of |(?:additional|further|more|extra|new|critical|it|gross|net) )?"
UNITS: dict[str, tuple[str, str, str]] = table(
    {
        ("power", "MW", "1"): "mw|megawatts|megawatt|mws|mwe|mwp|mwdc|mwac|mw-peak|mwc",
        ("power", "GW", "1"): "gw|gigawatts|gigawatt|gws|gwe|gwp|gwdc",
        ("power", "MW", "0.001"): "kw|kilowatts|kilowatt",
        ("power", "GW", "1000"): "tw|terawatts|terawatt",
        ("energy_amount", "MWh", "1"): "mwh|megawatt-hours|megawatt-hour|megawatt hours|megawatt hour",
        ("energy_amount", "GWh", "1"): "gwh|gigawatt-hours|gigawatt-hour|gigawatt hours|gigawatt hour",
        ("energy_amount", "TWh", "1"): "twh|terawatt-hours|terawatt-hour|terawatt hours|terawatt hour",
        ("energy_amount", "kWh", "1"): "kwh|kilowatt-hours|kilowatt-hour|kilowatt hours|kilowatt hour",
        ("apparent_power", "MVA", "1"): "mva|megavolt-amperes|gva|kva",
        ("area", "ha", "1"): "hectares|hectare|ha|hectare-scale",
        ("area", "acre", "1"): "acres|acre",
        ("area", "ft2", "1"): "square feet|square foot|sq ft|sq. ft.|sq. ft|sqft|square-foot|square-feet|sf",
        (
            "area",
            "m2",
            "1",
        ): "square metres|square meters|square metre|square meter|square-metre|square-meter|sq m|m²|sqm|m2",
        ("area", "km2", "1"): "square kilometres|square kilometers|square miles|km²|km2|square-mile",
        ("homes", "home", "1"): "homes|households|houses|home|average homes|american homes|homes' worth|dwellings",
        (
            "distance",
            "km",
            "1",
        ): "km|kilometres|kilometers|kilometre|kilometer|miles|mile|feet|foot|metres|meters|metre|"
        "meter|yards|inches|mi|ft",
        ("mass", "t", "1"): "tonnes|tonne|tons|ton|kg|kilos|pounds of|metric tons|ounces",
        (
            "volume",
            "l",
            "1",
        ): "gallons|gallon|litres|liters|litre|liter|cubic metres|cubic meters|cubic feet|m³|barrels|acre-feet",
        ("percent", "%", "1"): "%|percent|per cent|percentage points|pct|basis points|percentage point",
        ("voltage", "kV", "1"): "kv|kilovolts|kilovolt|volts|-kv",
        (
            "data_rate",
            "b",
            "1",
        ): "tbps|gbps|terabits|gigabits|petaflops|exaflops|exaflop|petaflop|petabytes|terabytes|"
        "gigabytes|tb|gb|pb|teraflops|gigabit|nanometres|nanometers|nanometer|nm|flops|tokens|parameters|ghz",
        ("temperature", "C", "1"): "degrees|°c|°f|degrees celsius|°",
        (
            "time_of_day",
            "h",
            "1",
        ): "am|pm|a.m.|p.m.|o'clock|gmt|cest|et|minutes|minute|seconds|hours|min read|hour|min",
        ("duration", "year", "1"): "years|year|yr|yrs|-yr|years'|year's",
        ("duration", "decade", "10"): "decades|decade",
        ("duration", "month", "0"): "months|month|months'",
        ("duration", "short", "-1"): "days|day|weeks|week|weeks'|days'|quarters|quarter",
        ("people", "person", "1"): "residents|inhabitants|readers|customers|subscribers|users|visitors|students|"
        "members|apprentices|clients|comments|patients|voters|protesters|citizens|learners|developers",
        (
            "count",
            "thing",
            "1",
        ): "shares|buildings|building|sites|halls|companies|universities|servers|racks|phases|"
        "reactors|turbines|countries|states|data centers|data centres|units|campuses|facilities|contracts|projects|"
        "regions|cities|towns|counties|stations|parcels|stories|storeys|floors|votes|seats|plots|substations|"
        "billionaires|vehicles|trucks|tenants|lawmakers|requests|proposals|permits|partners",
    }
)
DURATION_FILLERS = words(
    "next|coming|first|last|past|full|further|more|additional|straight|consecutive|calendar|following|initial"
)
HALF_AFTER = words(" and a half")

# --- jobs ---------------------------------------------------------------------------------------------------------

JOB_NOUNS = words(
    "jobs|job|positions|position|roles|role|posts|post|full-time equivalents|full-time equivalent|ftes|fte|hires|"
    "employment opportunities|vacancies|openings|recruits|job opportunities|full time equivalents|new hires|new recruits"
)
BUILDER_NOUNS = words(
    "construction workers|trades|builders|tradespeople|electricians|construction staff|building workers|craftworkers|"
    "craft workers|contractors|labourers|laborers|tradesmen|construction personnel|bricklayers|skilled tradespeople|"
    "pipefitters|welders|trade workers|union workers|trades workers"
)
STAFF_NOUNS = words(
    "employees|employee|persons|workers|worker|staff|people|staffers|personnel|engineers|technicians|specialists|full-timers|"
    "operators|employees'|professionals|hands|permanent staff|staff members|team members|colleagues"
)
JOB_FILLERS = words(
    "permanent|full-time|full time|part-time|construction|new|direct|indirect|skilled|highly skilled|high-skilled|"
    "high-skill|well-paid|well-paying|high-paying|good-paying|local|tech|technical|technology|long-term|long term|temporary|"
    "additional|further|more|extra|on-site|onsite|supported|induced|union|quality|high-quality|high-tech|building|"
    "operational|operations|ongoing|other|data center|data centre|engineering|manufacturing|short-term|of these|such|"
    "and|or|to|good|highly paid|high-wage|high-value|stable|steady|local construction|trade|family-supporting|future|"
    "onetime|ai|it|peak|research|green|specialist|specialised|specialized|on-site construction|full-time equivalent|fte|"
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
    "tradespeople|electricians|the build|being built|goes up|at its peak|trades|crews|overhaul|height of the works|building it"
)
TEMPORARY_CUES = words("temporary|short-term|one-off")
HIRING_CUES = words(
    "will employ|would employ|to employ|will hire|to hire|would hire|hire|hiring|employ|recruit|will recruit|"
    "create|creating|creates|created|creation of|will work|would work|will be employed|would be employed|be needed|"
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
JOB_ELLIPSIS_BEFORE = r"(?:employs|employ|employing|payroll (?:there )?stands at) (?:about |around |some |roughly |nearly )?$"
JOB_ELLIPSIS_AFTER = (
    r"(?: (?:permanent|full-time|temporary|long-term) ones\b| more\b| afterwards\b| (?:of them|permanent|full-time)\b"
    r"| (?:during|for the build|for builders|for construction|while it|once|at the peak|in the building|in operation|after|when)\b"
    r"|,? (?:each|per site|a site)\b)"
)

# --- hardware ------------------------------------------------------------------------------------------------------

CHIP_NOUNS = words(
    "gpus|gpu|graphics processing units|graphics processing unit|graphics processors|graphics processor|tpus|tpu|"
    "tensor processing units|lpus|lpu|npus|ai chips|ai chip|chips|chip|accelerators|accelerator|ai accelerators|"
    "ai accelerator|processors|processor|superchips|superchip|graphics cards|graphics card|ai processors|"
    "ai semiconductors|semiconductors|gpu accelerators|gpu chips|wafer-scale engines|ai gpus|quantum processors|"
    "high-bandwidth memory|hbm|inference chips|training chips|asics|ai superchips|cpus|cards|ipus|xpus"
)
CHIP_WEAK_NOUNS = words("cards|cpus|hbm")
CHIP_LINK = r"[ -](?:of (?:the |its |their |his )?)?(?:(?:new|latest|advanced|additional|more|further|other|next-generation|state-of-the-art|cutting-edge|high-end|top-end|latest-generation|custom|powerful|newest|such|of|company's|high-performance|specialised|specialized|liquid-cooled) )*"
CHIP_MAKER_LINK = r"(?:'s|’s|s')?[ -]"
CHIP_EXCLUDED_AFTER = r"[ -]?(?:cloud|rental|depreciation|maker|makers|stock|industry|carriers?|designer|designers|company|firm|export|exports|cluster|clusters|capacity|as a service|service|business|hours?|plant|startup|start-up|shortage|marketplace)"

# --- energy ---------------------------------------------------------------------------------------------------------

ENERGY_WORDS: dict[str, str] = table(
    {
        "nuclear": "nuclear|small modular reactors|small modular reactor|smr|smrs|reactor|reactors|atomic|microreactors|"
        "microreactor|nuclear-powered|atom|micro-reactors",
        "solar": "solar|photovoltaic|photovoltaics|solar-powered|pv|agrivoltaic|sunshine|sun-powered|solar-plus-storage",
        "wind": "wind|wind-powered|windfarm|windfarms|wind farms|offshore wind|onshore wind",
        "gas": "gas|gas-fired|natural gas|natural-gas|gas turbines|gas turbine|lng|gas-powered",
        "hydro": "hydro|hydropower|hydroelectric|hydroelectricity|hydro-electric|dams|dam|hydropowered|run-of-river|"
        "pumped storage|water power",
        "geothermal": "geothermal|steam fields|geothermally",
        "battery": "battery|batteries|bess|battery storage|megapacks|megapack",
        "renewable": "renewable|renewables|renewably",
        "fuel_cell": "fuel cell|fuel cells|fuel-cell|fuel-cells",
        "coal": "coal|coal-fired|lignite|coal-powered",
        "hydrogen": "hydrogen|hydrogen-powered|hydrogen-ready",
    }
)
ENERGY_EXCLUDED_AFTER = r"(?: (?:emissions?|pipeline|stations?\b|bill|tariff|mask|tunnel|turbine syndrome|masks|station)|line| & electric)"
ENERGY_EXCLUDED_BEFORE = r"\b(?:greenhouse|tear|petrol|second|head|car|tail|electric-vehicle|ev) $"

# --- time -------------------------------------------------------------------------------------------------------------

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
        "late": "late|the end of|end of|year-end|the close of|the end|end-|late in|end|the tail end of|the turn of",
    }
)
PART_LINK = r"[ -]?(?:in |of |the )?"
DATE_CUES: dict[str, str] = table(
    {
        "by": "by|due by|no later than|by about|by around|by the|due in|completion in|complete by|completed by|"
        "delivery in|to open in|due to finish by|finished in|finished by|ready by|ready in|due|target of|deadline of|"
        "by fiscal|by as early as|not later than|on track for|slated for|scheduled for|planned for|completion:|completion",
        "in": "in|on|during|at|within|for|of|sometime in|as of|around|in about|in around|in the|on the|for the|dated|"
        "in fiscal|in the middle of",
        "from": "from|starting in|starting|beginning in|beginning|starting from|as from|effective|as early as|from about|"
        "from as early as|start in|begin in|begins in|starts in|to start in|to begin in|commence in|commencing in|"
        "starting from|with effect from|kicking off in|from the|since as early as|as soon as|starting on|from as soon as",
        "until": "until|till|through|to|up to|through the|until the|up until|running to|runs to|expiring in|expires in|"
        "runs until|running until|through to|through at least|until at least|into",
        "over": "between|over|across|from now to|through the period",
        "since": "since|after|dating back to|dates from|since the",
        "before": "before|ahead of|prior to|before the|not before",
    }
)
DURATION_CUES: dict[str, str] = table(
    {
        "over": "over|across|spread over|spanning|covering|during|throughout|through|over a",
        "for": "for|term of|terms of|a period of|lasting|runs for|run for|for a|for at least|for up to|tenor of|life of|"
        "for more than|runs|for about|initial term of|a base term of|base term of|lease of|period of|for another|for an|"
        "is for|maturity of|agreement of|contract of",
        "in": "in|within|inside|in under|in about|in less than|less than|in the|within about",
        "since": "since|in the past|over the past|over the last|in the last|for the past|the past|the last",
        "after": "after|every|each|per",
    }
)
AGE_BEFORE = r"(?:[A-Z][\w'’-]+, |aged |age )$"
AGE_AFTER = r"(?: old|-old| of age)"
FUTURE_CUES = words(
    "will|to be|due|planned|scheduled|expected|begins|starts|begin|start|slated|would|should|is to|are to|set to|opens|"
    "commence|commences|targeted|expects|hopes|deadline|meets again|intends|aims|may|could|to open|to start|to begin|target|to come"
)
PAST_CUES = r"\b(?:had|was|were|has been|have been|did|said|began|broke|won|sold|went|gave|took|put|made|[a-z]{3,}(?<!expect)(?<!plann)(?<!schedul)(?<!slat)(?<!target)(?<!ne)ed)\b"
FISCAL_CUES = words(
    "fiscal|fiscal year|fy|financial year|fiscal years|fy-|in fiscal|year ended|year ending|tax year"
)
