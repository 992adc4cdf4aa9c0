"""French: the words that the reader of money knows. Phrases are lower case."""

from __future__ import annotations

from kg.lang.table import table

CURRENCY_LINK = r"[ -]?(?:de |d'|en )?"
CURRENCY_WORDS: dict[str, str] = table(
    {
        "USD": (
            "dollars|dollar|dollars américains|dollars us|dollar américain|dollars des états-unis|"
            "billets verts|$ us"
        ),
        "EUR": "euros|euro",
        "GBP": "livres sterling|livre sterling|livres|livres britanniques|sterling",
        "JPY": "yens|yen|yens japonais",
        "CNY": "yuans|yuan|renminbi|renminbis|yuans chinois",
        "INR": "roupies|roupie|roupies indiennes|roupies indienne",
        "PKR": "roupies pakistanaises",
        "LKR": "roupies sri-lankaises",
        "KRW": "wons|won|wons sud-coréens|wons coréens",
        "CHF": "francs suisses|franc suisse|francs|franc",
        "SEK": "couronnes suédoises|couronne suédoise|couronnes|couronne",
        "NOK": "couronnes norvégiennes|couronne norvégienne",
        "DKK": "couronnes danoises|couronne danoise",
        "ISK": "couronnes islandaises|couronne islandaise",
        "CZK": "couronnes tchèques|couronne tchèque",
        "PLN": "zlotys|zloty|zlotys polonais|złotys|złoty",
        "HUF": "forints|forint|forints hongrois",
        "RON": "lei|lei roumains|leus|leu",
        "TRY": "livres turques|livre turque|lires turques|lire turque|lires",
        "RUB": "roubles|rouble|roubles russes",
        "ILS": "shekels|shekel|shekels israéliens",
        "AED": "dirhams|dirham|dirhams émiratis|dirhams des émirats",
        "MAD": "dirhams marocains|dirham marocain",
        "SAR": "riyals|riyal|riyals saoudiens|rials saoudiens|riyals saoudien",
        "QAR": "riyals qatariens|rials qatariens|riyals qataris|riyals du qatar",
        "OMR": "rials omanais|rials|rial|riyals omanais",
        "KWD": "dinars koweïtiens|dinars|dinar",
        "BHD": "dinars bahreïniens|dinars bahreïnis",
        "TND": "dinars tunisiens|dinar tunisien",
        "DZD": "dinars algériens|dinar algérien",
        "JOD": "dinars jordaniens",
        "EGP": "livres égyptiennes|livre égyptienne",
        "ZAR": "rands|rand|rands sud-africains",
        "NGN": "nairas|naira",
        "KES": "shillings kényans|shillings|shilling|shillings kenyans|shilling kényan",
        "TZS": "shillings tanzaniens",
        "UGX": "shillings ougandais",
        "GHS": "cedis|cedi|cédis|cédi|cedis ghanéens|cédis ghanéens",
        "NAD": "dollars namibiens|dollar namibien",
        "XOF": "francs cfa|franc cfa|f cfa|fcfa|francs cfa (xof)",
        "CAD": "dollars canadiens|dollar canadien|piastres",
        "AUD": "dollars australiens|dollar australien",
        "NZD": "dollars néo-zélandais|dollar néo-zélandais",
        "SGD": "dollars singapouriens|dollars de singapour|dollar singapourien",
        "HKD": "dollars de hong kong|dollars hongkongais|dollars de hongkong",
        "TWD": "dollars taïwanais|nouveaux dollars taïwanais|dollars taiwanais|dollars de taïwan",
        "MYR": "ringgits|ringgit|ringgits malaisiens|ringgit malaisien",
        "IDR": "roupies indonésiennes|rupiahs|rupiah",
        "PHP": "pesos philippins",
        "THB": "bahts|baht|bahts thaïlandais",
        "VND": "dongs|dong|dongs vietnamiens",
        "BRL": "reais|real|réaux|réals|reais brésiliens|réals brésiliens",
        "MXN": "pesos|peso|pesos mexicains",
        "CLP": "pesos chiliens",
        "COP": "pesos colombiens",
        "ARS": "pesos argentins",
        "UYU": "pesos uruguayens",
        "KZT": "tenges|tenge",
        "PEN": "soles|soles péruviens|nouveaux soles",
        "UAH": "hryvnias|hryvnia|hryvnya|hryvnias ukrainiennes",
        "BDT": "takas|taka|takas bangladais",
        "GEL": "laris|lari|laris géorgiens",
        "BWP": "pulas|pula",
        "BGN": "levs|lev|leva|levs bulgares",
        "MUR": "roupies mauriciennes",
        "NPR": "roupies népalaises",
        "RSD": "dinars serbes",
        "IQD": "dinars irakiens",
        "XAF": "francs cfa d'afrique centrale|francs cfa (xaf)",
        "RWF": "francs rwandais",
        "ETB": "birrs|birr",
        "ZMW": "kwachas|kwacha",
        "MZN": "meticais|metical",
        "AOA": "kwanzas|kwanza",
        "MNT": "tugriks|tugrik",
        "UZS": "sums ouzbeks|soums",
        "AZN": "manats|manat",
        "MDL": "lei moldaves",
        "MKD": "denars|denars macédoniens",
        "BAM": "marks convertibles",
        "GTQ": "quetzals|quetzal",
        "CRC": "colons|colones",
        "PYG": "guaranis",
        "BOB": "bolivianos",
        "LAK": "kips|kip",
        "MMK": "kyats|kyat",
        "XPF": "francs pacifique|francs cfp",
    }
)
CURRENCY_READINGS: dict[str, dict[str, str]] = {
    "dollars": {
        "CAD": "québec|canad|ontario|montréal|hydro-québec|alberta|colombie-britannique|ottawa|toronto|outaouais",
        "AUD": "australie|australien|sydney|melbourne|nouvelle-galles du sud",
        "NZD": "nouvelle-zélande",
    },
    "dirhams": {
        "MAD": "maroc|rabat|casablanca|tanger|chérifien|agadir",
        "AED": "abou dhabi|dubaï|émirat|émirien|sharjah",
    },
    "rupees": {
        "INR": r"inde\b|indien|bombay|mumbai|chennai|hyderabad",
        "PKR": "pakistan|karachi|lahore",
        "LKR": "sri lanka|colombo",
        "MUR": "maurice|mauricien|port-louis|ébène",
        "NPR": "népal|katmandou",
        "IDR": r"indonési|jakarta|batam|java\b",
    },
    "riyals": {"QAR": "qatar|doha", "SAR": "saoudi|riyad|djeddah|neom"},
    "rials": {"OMR": "oman|mascate", "QAR": "qatar|doha"},
    "pesos": {
        "CLP": "chili|santiago",
        "ARS": "argentin|buenos aires",
        "COP": "colombi|bogot",
        "PHP": "philippin|manille|cebu|davao",
        "DOP": "dominicain",
        "MXN": "mexi|querétaro|monterrey",
        "UYU": "uruguay|montevideo",
    },
    "dinars": {
        "KWD": "koweït",
        "BHD": "bahreïn|manama",
        "TND": "tunisie|tunis|sfax",
        "DZD": "algéri|alger|oran",
        "JOD": "jordanie|amman",
        "RSD": r"serbie|serbe|belgrade|kragujevac|novi sad",
        "IQD": "irak|bagdad|bassora",
    },
    "shillings": {
        "KES": "kenya|nairobi|naivasha",
        "TZS": "tanzani|dar es salaam|dodoma",
        "UGX": "ouganda|kampala",
    },
    "pounds": {"EGP": "égypt|le caire", "GBP": "britanni|royaume-uni|londres|angleterre|écosse|galles"},
    "crowns": {
        "CZK": "tchèque|tchéqui|prague|brno",
        "SEK": "suède|suédois|stockholm",
        "NOK": "norvèg|norvégien|oslo",
        "DKK": "danemark|danois|copenhague|aarhus|odense|aalborg|esbjerg|jutland",
        "ISK": "islande|islandais|reykjav",
    },
    "kroner": {},
    "francs": {
        "XOF": "sénégal|dakar|abidjan|côte d'ivoire|togo|bénin|cfa|mali|niger|burkina",
        "XAF": "cameroun|gabon|congo|tchad",
    },
}
CURRENCY_FAMILIES = table(
    {
        "dollars": "dollars|dollar|$",
        "dirhams": "dirhams|dirham|dh",
        "rupees": "roupies|roupie|rs|rs.",
        "riyals": "riyals|riyal",
        "rials": "rials|rial",
        "pesos": "pesos|peso",
        "dinars": "dinars|dinar",
        "shillings": "shillings|shilling",
        "pounds": "livres|livre",
        "crowns": "couronnes|couronne|kr",
        "francs": "francs|franc",
    }
)
PER_UNIT = (
    r" ?(?:la|le|l'|par|/|pièce|chacune?|de l'heure|du|au) ?(?:action|titre|tonne|once|baril|mois|semaine|jour|"
    r"heure|tête|kilo|kwh|mwh|"
    r"mégawattheures?|kilowattheures?|m²|mètre carré|gpu|puce|unité|habitant|foyer|personne|numéro|kw|kilowatt|"
    r"mw|litre|abonné)\b"
)
PER_YEAR = r" ?(?:par an\b|chaque année|annuels?\b|annuelles?\b|/ ?an\b|l'an\b)"
SHARE_CUES = r"(?:action|titre|cours)s?\b[^.;\n]{0,40}(?:à|de) $"
BARE_AMOUNT_FOLLOWS = (
    r"(?=\s*$|\s*[.,;:)»”\"?!\n]|\s*-\s| d'ici| de plus| de la part| de côté"
    r"| d'investissements?| d'aides?| de dettes?| de prêts?"
    r"| de subventions?| de fonds| de crédits?| de capital| de travaux| de commandes| de financements?|"
    r" de dépenses| d'argent"
    r"| (?!de |d'|des |autres )(?:[a-zà-ÿ]+))"
)
CONVERSION_CUES = (
    r"(?:\(|,|-|=)[ \n]?(?:soit|environ|ou|près de|quelque|à peu près|l'équivalent de"
    r"|équivalant à|équivalent à|c'est-à-dire|~|≈|=)?[ \n,]?(?:environ|près de|quelque"
    r"|autour de|un peu plus de|plus de|à peu près)?[ \n]?$"
)
