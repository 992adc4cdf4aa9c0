"""English: the words that the reader of money knows. Phrases are lower case."""

from __future__ import annotations

from kg.lang.table import table

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
        "DKK": "danish kroner|danish crowns|danish krone|danish kronor",
        "ISK": "icelandic kronur|kronur|icelandic krona|icelandic króna|krónur|icelandic krónur",
        "CZK": "czech crowns|czech koruna|koruna|koruny|crowns",
        "PLN": "zlotys|zloty|polish zloty|polish zlotys|zlotych|złoty|złotys|złotych",
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
        "PHP": "philippine pesos|philippine peso",
        "THB": "baht|bahts|thai baht",
        "VND": "dong|dongs|vietnamese dong",
        "BRL": "reais|brazilian reais|real|brazilian real",
        "DOP": "dominican pesos",
        "MXN": "pesos|mexican pesos|mexican peso|peso",
        "CLP": "chilean pesos",
        "COP": "colombian pesos",
        "ARS": "argentine pesos|argentinian pesos",
        "KZT": "tenge",
        "PEN": "soles|peruvian soles|sol",
        "UAH": "hryvnias|hryvnia|hryvnya|ukrainian hryvnias",
        "BDT": "taka|takas|bangladeshi taka",
        "GEL": "lari|laris|georgian lari",
        "BWP": "pula|pulas",
        "BGN": "leva|lev|levs|bulgarian leva|bulgarian lev",
        "MUR": "mauritian rupees|mauritian rupee",
        "NPR": "nepalese rupees|nepali rupees",
        "RSD": "serbian dinars|serbian dinar",
        "JOD": "jordanian dinars|jordanian dinar",
        "IQD": "iraqi dinars|iraqi dinar",
        "XAF": "central african cfa francs|central african francs",
        "RWF": "rwandan francs|rwandan franc",
        "ETB": "birr|ethiopian birr",
        "ZMW": "kwacha|kwachas|zambian kwacha",
        "MZN": "meticais|metical",
        "AOA": "kwanzas|kwanza",
        "MNT": "tugriks|tugrik|togrog",
        "UZS": "soums|uzbek soum|uzbek sum",
        "AZN": "manats|manat|azerbaijani manat",
        "MDL": "moldovan lei",
        "MKD": "denars|denar|macedonian denars",
        "BAM": "convertible marks",
        "UYU": "uruguayan pesos",
        "GTQ": "quetzals|quetzales|quetzal",
        "CRC": "colones|costa rican colones",
        "PYG": "guaranies|guaranis|guaraníes",
        "BOB": "bolivianos",
        "JMD": "jamaican dollars",
        "NAD": "namibian dollars|namibian dollar",
        "LAK": "kip|lao kip",
        "MMK": "kyats|kyat",
        "XPF": "pacific francs|cfp francs",
    }
)
CURRENCY_READINGS: dict[str, dict[str, str]] = {
    "dollars": {
        "CAD": "canad|ontario|quebec|alberta|toronto|montreal|ottawa",
        "AUD": "australia|sydney|melbourne|new south wales|brisbane|canberra",
        "NZD": "new zealand|auckland",
    },
    "dirhams": {"MAD": "morocc|rabat|casablanca|tangier", "AED": "abu dhabi|dubai|emirat|uae|sharjah"},
    "rupees": {
        "PKR": "pakistan|karachi|lahore",
        "LKR": "sri lanka|colombo",
        "MUR": "mauriti|port louis|ébène|ebène",
        "NPR": "nepal|kathmandu",
        "INR": "india|mumbai|delhi|chennai|hyderabad",
    },
    "riyals": {"QAR": "qatar|doha", "SAR": "saudi|riyadh|jeddah|neom"},
    "rials": {"OMR": "oman|muscat", "QAR": "qatar|doha"},
    "pesos": {
        "CLP": "chile|santiago",
        "ARS": "argentin|buenos aires",
        "COP": "colombia|bogot",
        "PHP": "philippin|manila|cebu|luzon|visayas|mindanao|davao|batangas",
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
        "RSD": "serbia|belgrade|kragujevac|novi sad",
        "IQD": "iraq|baghdad|basra",
    },
    "shillings": {
        "KES": "kenya|nairobi|naivasha",
        "TZS": "tanzania|dar es salaam|dodoma",
        "UGX": "uganda|kampala",
    },
    "pounds": {"EGP": "egypt|cairo", "GBP": "britain|british|london|england|wales|scotland|uk"},
    "crowns": {
        "CZK": "czech|prague|brno",
        "SEK": "swed|stockholm",
        "NOK": "norw|oslo",
        "DKK": "denmark|danish|copenhagen",
    },
    "krona": {"ISK": "iceland|reykjav|akureyri", "SEK": "swed|stockholm"},
    "kroner": {
        "DKK": "denmark|danish|copenhagen|odense|aarhus|aalborg|esbjerg|jutland|zealand|funen|korsør|novo nordisk|"
        "ørsted",
        "NOK": "norw|oslo",
    },
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
        "krona": "krona|kronor",
        "francs": "francs|franc",
    }
)
PER_UNIT = (
    r" ?(?:an?|per|each|/|the) ?(?:share|tonne|ton|ounce|barrel|month|week|day|hour|head|kilo|kilowatt|kwh|mwh|"
    r"megawatt"
    r"|square|sq|gpu|chip|mmbtu|therm|unit|homes?|gallon|acre|job|person|copy|ticket|million tokens)\b"
)
PER_YEAR = r" ?(?:(?:a|per|each|every) year\b|annually\b|/ ?year\b|yearly\b|a-year\b)"
SHARE_CUES = r"(?:shares?|stock|titles?)[^.;\n]{0,40}(?:at|to|of) $"
BARE_AMOUNT_FOLLOWS = (
    r"(?=\s*$|\s*[.,;:)»”\"?!\n]|\s*-\s| (?:to|for|in|over|by|on|from|into|and|at|through|this|next|a|per|with|"
    r"will|is|was|has|"
    r"have|are|were|between|more|across|between|during|since|until|toward|towards|would|could|as|or|it|that|"
    r"which|pledged|"
    r"promised|went|goes|came|comes|earlier|investment|deal|loan|pledge|plan|commitment|package|fund|project|"
    r"programme|program|"
    r"campus|facility|so|worth|already|last|announced|raised|bid|budget|bill|spent|invested|later|up|out|set)\b)"
)
CONVERSION_CUES = (
    r"(?:\(|,|-|=)[ \n]?(?:or|about|around|approximately|roughly|some|nearly|equivalent to"
    r"|equal to|approx\.?|~|≈|that is|i\.e\.,?|=|worth|at)?[ \n,]?(?:about|around|roughly"
    r"|approximately|some|nearly|over|more than)?[ \n]?$"
)
