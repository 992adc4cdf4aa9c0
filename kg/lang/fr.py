"""French: the words that the readers of numbers, money, quantities and dates know. Phrases are lower case."""

from __future__ import annotations

from kg.lang.table import table, words

# --- numbers ---------------------------------------------------------------------------------------------------

THOUSANDS = r" |\.|'"
DECIMAL = r","
OTHER_DECIMAL = r"\."
NUMBER_WORDS: dict[str, int] = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
    "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
    "octante": 80, "nonante": 90, "cent": 100, "cents": 100, "mille": 1000,
}  # fmt: skip
NUMBER_STARTERS = tuple(w for w in NUMBER_WORDS if w not in ("un", "une", "cents", "vingts"))
NUMBER_JOINER = r"[ -]et[ -](?=un\b|une\b|onze\b)"
ARTICLES = words("un|une")
HALVES = words("un demi-|un demi |demi-|la moitié d'un |la moitié d'une |une demi-")
QUARTERS = words("un quart de |le quart d'un ")
AND_A_HALF = words(" et demi| et demie")
SCALES: dict[str, int] = table(
    {
        1000: "mille|millier|milliers",
        10**6: "million|millions",
        10**9: "milliard|milliards",
        10**12: "billion|billions",
        10**5: "lakh|lakhs",
        10**7: "crore|crores",
    }
)
ROUND_NOUNS: dict[str, int] = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000, "dizaines": 10, "centaines": 100,
    "milliers": 1000, "douzaines": 12,
}  # fmt: skip
ROUND_NOUN_QUALIFIER = "about"
SCALE_LINK = r"[ -](?:de )?"

# --- money -----------------------------------------------------------------------------------------------------

CURRENCY_LINK = r"[ -]?(?:de |d'|en )?"
CURRENCY_WORDS: dict[str, str] = table(
    {
        "USD": "dollars|dollar|dollars américains|dollars us|dollar américain|dollars des états-unis|billets verts|$ us",
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
        "ISK": "couronnes islandaises",
        "CZK": "couronnes tchèques|couronne tchèque",
        "PLN": "zlotys|zloty|zlotys polonais",
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
        "GHS": "cedis|cedi|cedis ghanéens",
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
    }
)
CURRENCY_READINGS: dict[str, dict[str, str]] = {
    "dollars": {
        "CAD": "québec|canad|ontario|montréal|hydro-québec|alberta|colombie-britannique|ottawa|toronto|outaouais",
        "AUD": "australie|australien|sydney|melbourne|nouvelle-galles du sud",
        "NZD": "nouvelle-zélande",
    },
    "dirhams": {"MAD": "maroc|rabat|casablanca|tanger|chérifien|agadir", "AED": "abou dhabi|dubaï|émirat|émirien|sharjah"},
    "rupees": {
        "INR": r"inde\b|indien|bombay|mumbai|chennai|hyderabad",
        "PKR": "pakistan|karachi|lahore",
        "LKR": "sri lanka|colombo",
        "IDR": r"indonési|jakarta|batam|java\b",
    },
    "riyals": {"QAR": "qatar|doha", "SAR": "saoudi|riyad|djeddah|neom"},
    "rials": {"OMR": "oman|mascate", "QAR": "qatar|doha"},
    "pesos": {
        "CLP": "chili|santiago",
        "ARS": "argentin|buenos aires",
        "COP": "colombi|bogot",
        "PHP": "philippin|manille",
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
        "RSD": "serbie|belgrade",
    },
    "shillings": {"KES": "kenya|nairobi|naivasha", "TZS": "tanzani|dar es salaam|dodoma", "UGX": "ouganda|kampala"},
    "pounds": {"EGP": "égypt|le caire", "GBP": "britanni|royaume-uni|londres|angleterre|écosse|galles"},
    "crowns": {
        "CZK": "tchèque|tchéqui|prague|brno",
        "SEK": "suède|suédois|stockholm",
        "NOK": "norvèg|norvégien|oslo",
        "DKK": "danemark|danois|copenhague",
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
    r" ?(?:la|le|l'|par|/|pièce|chacune?|de l'heure|du|au) ?(?:action|titre|tonne|once|baril|mois|semaine|jour|heure|tête|kilo|kwh|mwh|"
    r"mégawattheures?|kilowattheures?|m²|mètre carré|gpu|puce|unité|habitant|foyer|personne|numéro|kw|kilowatt|mw|litre|abonné)\b"
)
SHARE_CUES = r"(?:action|titre|cours)s?\b[^.;\n]{0,40}(?:à|de) $"
BARE_AMOUNT_FOLLOWS = (
    r"(?=\s*$|\s*[.,;:)»”\"?!\n]|\s*-\s| d'ici| de plus| de la part| de côté| d'investissements?| d'aides?| de dettes?| de prêts?"
    r"| de subventions?| de fonds| de crédits?| de capital| de travaux| de commandes| de financements?| de dépenses| d'argent"
    r"| (?!de |d'|des |autres )(?:[a-zà-ÿ]+))"
)
CONVERSION_CUES = r"(?:\(|,|-|=)[ \n]?(?:soit|environ|ou|près de|quelque|à peu près|l'équivalent de|équivalant à|équivalent à|c'est-à-dire|~|≈|=)?[ \n,]?(?:environ|près de|quelque|autour de|un peu plus de|plus de|à peu près)?[ \n]?$"

# --- qualifiers and ranges ---------------------------------------------------------------------------------------

QUALIFIERS_BEFORE = table(
    {
        "at_least": "plus de|plus d'|au moins|au minimum|minimum|un minimum de|pas moins de|pas moins d'|au-delà de|"
        "supérieur à|supérieure à|supérieurs à|supérieures à|dépassant|dépasser|dépasse|dépassera|dépasserait|"
        "à partir de|dépassant les|excédant|excède|au bas mot|et plus de|bien plus de|largement plus de|"
        "un peu plus de|un peu plus d'|légèrement plus de|minimum de|>|≥|les plus de|"
        "plus que|dépassant largement|franchit les|dépassera les|dépasse les|dépasser les|ne descendra pas sous",
        "up_to": "jusqu'à|jusqu'aux|au plus|au maximum|maximum|un maximum de|maximum de|maximale de|maximal de|maximale d'|maximal d'|plafonné à|plafonnée à|plafonnés à|"
        "plafonnées à|dans la limite de|à hauteur maximale de|extensible à|extensibles à|extensible jusqu'à|"
        "pouvant atteindre|pourrait atteindre|pourra atteindre|pourraient atteindre|pourront atteindre|"
        "pouvant aller jusqu'à|pourra être porté à|pourra être portée à|pouvant être porté à|pouvant être portée à|"
        "pourrait être portée à|pourrait être porté à|pouvant monter à|pouvant grimper à|pourrait monter à|"
        "pas plus de|pas plus d'|moins de|moins d'|un peu moins de|inférieur à|inférieure à|un plafond de|sous|≤|<|"
        "évolutif jusqu'à|évolutive jusqu'à|évolutif vers|pouvant être étendu à|pouvant être étendue à|"
        "pourra être étendu à|pourra être étendue à|susceptible d'atteindre|allant jusqu'à|ira jusqu'à|"
        "pourra monter à|pourra grimper à|à terme jusqu'à|pourrait grimper à|pourrait aller jusqu'à",
        "about": "près de|près d'|environ|quelque|quelques|autour de|autour d'|aux alentours de|aux environs de|"
        "de l'ordre de|de l'ordre d'|à peu près|presque|proche de|proches de|proche d'|avoisinant|avoisine|avoisinent|"
        "avoisiner|avoisinera|avoisinerait|approchant|frôlant|frôle|frôlent|approximativement|approchant les|avoisinant les|"
        "évalué à|évaluée à|évalués à|évaluées à|estimé à|estimée à|estimés à|estimées à|estime à|frisant|grosso modo|"
        "une estimation de|plus ou moins|approche les|approche|~|≈|env.|dans les|"
        "pas loin de|pas loin d'|frise|frôle les|avoisine les|frisant les",
    }
)
QUALIFIER_LINK = r"(?: (?:de|d'|des|les|à|un total de|environ|quelque|une enveloppe de|un montant de))?"
QUALIFIER_NOT_AFTER = r"\b(?:ajoute|additionne) $"
QUALIFIER_NOT_BEFORE = r" (?:fort|haut|tard|tôt|près|bas|vite)"
QUALIFIERS_AFTER = table(
    {
        "at_least": "au moins|au minimum|ou plus|et plus|au bas mot|minimum|a minima|au plus bas|ou davantage",
        "up_to": "au maximum|au plus|maximum|tout au plus|maximum|au grand maximum|max|ou moins|à terme au maximum",
        "about": "environ|à peu près|approximativement|peu ou prou|ou presque|ou à peu près|plus ou moins",
    }
)
RANGE_OPENERS = words(
    "entre|de|compris entre|comprise entre|d'|compris entre les|oscillant entre|allant de|fourchette de|une fourchette de|situé entre|située entre"
)
RANGE_LINKS = words("à|et|ou|jusqu'à|voire")
RANGE_NEED_OPENER = words("et")
GROWTH_OPENERS = (
    r"(?:passer|passera|passant|passe|passée?|passeront|porter|portera|portée?|extension|étendu|agrandie?|augmenter|montée?|"
    r"monter) (?:[a-zé]+ )?de $"
)

# --- quantities --------------------------------------------------------------------------------------------------

UNIT_LINK = r"[ -]?(?:de |d'|(?:premiers|derniers|autres|nouveaux|futurs) )?"
UNITS: dict[str, tuple[str, str, str]] = table(
    {
        (
            "power",
            "MW",
            "1",
        ): "mw|mégawatts|mégawatt|megawatts|megawatt|mégawatts-crête|mégawatts crête|mégawatt-crête|mwc|"
        "mwe|mwp|mégawatts électriques|mw-crête|mw crête|mwcrête",
        ("power", "GW", "1"): "gw|gigawatts|gigawatt|gigawatts-crête|gigawatts crête|gwc|gwe|gwp",
        ("power", "MW", "0.001"): "kw|kilowatts|kilowatt|kwc|kilowatts-crête",
        ("power", "GW", "1000"): "tw|térawatts|térawatt",
        (
            "energy_amount",
            "MWh",
            "1",
        ): "mwh|mégawattheures|mégawattheure|mégawatts-heures|mégawatts-heure|mégawatt-heure|"
        "mégawatts heures|megawattheures",
        (
            "energy_amount",
            "GWh",
            "1",
        ): "gwh|gigawattheures|gigawattheure|gigawatts-heures|gigawatts-heure|gigawatt-heure|gigawatts heures",
        (
            "energy_amount",
            "TWh",
            "1",
        ): "twh|térawattheures|térawattheure|térawatts-heures|térawatts-heure|térawatt-heure",
        (
            "energy_amount",
            "kWh",
            "1",
        ): "kwh|kilowattheures|kilowattheure|kilowatts-heures|kilowatt-heure|kilowatts-heure",
        ("apparent_power", "MVA", "1"): "mva|mégavoltampères|kva|gva",
        ("area", "ha", "1"): "hectares|hectare|ha",
        ("area", "acre", "1"): "acres|acre",
        ("area", "ft2", "1"): "pieds carrés|pieds²",
        ("area", "m2", "1"): "mètres carrés|mètre carré|m²|m2|metres carres",
        ("area", "km2", "1"): "kilomètres carrés|km²|km2",
        ("homes", "home", "1"): "foyers|foyer|logements|ménages|maisons|habitations|logement|résidences",
        (
            "distance",
            "km",
            "1",
        ): "kilomètres|kilomètre|km|mètres|mètre|lieues|miles|centimètres|millimètres|mètres linéaires",
        ("mass", "t", "1"): "tonnes|tonne|kilos|kilo|kg|kilogrammes|onces",
        ("volume", "l", "1"): "litres|litre|m³|m3|mètres cubes|mètre cube|hectolitres|barils|gallons",
        ("percent", "%", "1"): "%|pour cent|points de pourcentage|points de base|pour mille|points",
        ("voltage", "kV", "1"): "kv|kilovolts|kilovolt|volts",
        (
            "data_rate",
            "b",
            "1",
        ): "térabits|gigabits|pétaflops|exaflops|exaflop|pétaflop|pétaoctets|téraoctets|gigaoctets|"
        "tb|gb|nanomètres|nm|flops|jetons|paramètres|to|po|ghz|go",
        ("temperature", "C", "1"): "degrés|°c|°",
        ("time_of_day", "h", "1"): "heures|heure|h|minutes|minute|secondes|min",
        ("duration", "year", "1"): "ans|an|années|année",
        ("duration", "decade", "10"): "décennies|décennie",
        ("duration", "month", "0"): "mois",
        ("duration", "short", "-1"): "jours|jour|semaines|semaine|trimestres|trimestre|semestres",
        (
            "people",
            "person",
            "1",
        ): "habitants|riverains|abonnés|clients|lecteurs|inscrits|utilisateurs|étudiants|apprentis|"
        "visiteurs|membres|adhérents|commentaires|usagers|signatures|manifestants|élèves|développeurs|citoyens|particuliers",
        (
            "count",
            "thing",
            "1",
        ): "actions|bâtiments|bâtiment|sites|salles|entreprises|serveurs|baies|phases|réacteurs|"
        "turbines|pays|centres de données|data centers|datacenters|campus|communes|villes|voix|étages|câbles|projets|"
        "contrats|tranches|usines|start-up|opérateurs|jeunes pousses|sociétés|centrales|pages|parcelles|universités|"
        "racks|régions|fois|places|demandes|éoliennes|panneaux|modules|brevets|points de vente|assureurs|terrains|dossiers",
    }
)
DURATION_FILLERS = words(
    "prochaines|premières|dernières|prochains|premiers|derniers|longues|longs|petites|nouvelles|pleines|bonnes"
)
HALF_AFTER = words(" et demi| et demie")

# --- jobs ---------------------------------------------------------------------------------------------------------

JOB_NOUNS = words(
    "emplois|emploi|postes|poste|équivalents temps plein|équivalent temps plein|etp|embauches|embauche|recrutements|"
    "recrutement|équivalents temps-plein|équivalents plein temps|contrats à durée indéterminée|cdi|équivalents-temps plein|"
    "recrues|postes de travail|emplois équivalents temps plein"
)
BUILDER_NOUNS = words(
    "ouvriers|ouvrier|maçons|compagnons|travailleurs du chantier|bâtisseurs|maçons et électriciens|électriciens|"
    "travailleurs de la construction|ouvriers du bâtiment|terrassiers|soudeurs|compagnons du bâtiment"
)
STAFF_NOUNS = words(
    "salariés|salarié|personnes|personne|collaborateurs|collaboratrices|employés|employé|travailleurs|techniciens|"
    "ingénieurs|spécialistes|agents|salariées|experts|intérimaires|permanents|techniciennes|chercheurs"
)
JOB_FILLERS = words(
    "nouveaux|nouvelles|futurs|futures|autres|seule|seul|quelque|premiers|premières|seulement|"
    "mille|nouvel|nouveau|nouvelle|vrais|beaux|bons|petits"
)
JOB_LINK = r" (?:de |d'|de ces |d')?"
PERMANENT_CUES = words(
    "permanents|permanent|permanente|permanentes|pérennes|pérenne|fixes|fixe|à plein temps|à temps plein|à temps complet|"
    "plein temps|temps plein|équivalents temps plein|etp|qualifiés|hautement qualifiés|très qualifiés|durables|stables|"
    "en cdi|cdi|de long terme|à long terme|à demeure|sur site|d'exploitation|une fois en service|à durée indéterminée|"
    "non délocalisables|pour l'exploitation|pour l'exploiter|qualifié|ensuite, à temps plein|en exploitation|"
    "hautement qualifié|durable|à l'année|à l'ouverture|travaillent sur le site|y travaillent|travaillent ici"
)
CONSTRUCTION_CUES = words(
    "chantier|travaux|construction|ouvriers|maçons|au plus fort|bâtir|pour construire|pendant les travaux|"
    "le temps du chantier|au sommet|compagnons|phase de construction|du bâtiment|de chantier|durant la construction|"
    "pour le construire|pour la construction|au pic"
)
TEMPORARY_CUES = words("temporaires|temporaire|intérimaires|saisonniers")
HIRING_CUES = words(
    "emploiera|emploieront|emploierait|employer|fera travailler|feront travailler|recrutera|recruter|recruteront|"
    "embauchera|embaucher|embaucheront|créera|créer|créeront|créant|création de|mobilisera|mobiliser|mobiliseront|"
    "occupera|occuper|travailleront|travaillera|y travailleront|y travaillent|travaillent sur|travaillent sur le site|"
    "y sont|sur le chantier|promet|promis|promises|prévus|prévues|attendus|attendues|annoncés|annonce|générera|générer|"
    "y travaillera|devrait employer|devraient travailler|accueillera|sera employé|seront employées|seront employés|"
    "seront embauchés|seront recrutés|employées|employés à|mobilisés|mobilisées|à la clé|nécessitera|fera vivre|"
    "y employer|feront vivre|employant|emploieraient|recrutées|recrutés|seront nécessaires|le site emploie|"
    "le centre emploie|devait mobiliser|y emploie|à plein temps|à temps plein"
)
STANDING_CUES = words(
    "emploie|emploient|employait|compte|comptait|comptent|salariés|parmi les|effectif de|ses|forte de|fort de|avec|ces"
)
CUT_CUES = words(
    "supprime|suppriment|supprimer|supprimera|supprimé|suppression de|suppressions de|licencie|licencier|licenciera|"
    "licenciement de|perte de|perdre|détruit|menace|en moins|coupe|biffe|taille dans|menacés|supprimés|supprimant"
)
JOB_ELLIPSIS_BEFORE = r"(?:emploie|emploient|emploiera|fera travailler|feront travailler|employait) (?:déjà |environ |quelque |près de )?$"
JOB_ELLIPSIS_AFTER = (
    r"(?: de plus\b| pour (?:bâtir|construire|le construire|la construction)\b| ensuite\b| par site\b| permanents?\b| à (?:temps|plein) (?:plein|temps)| pendant (?:le chantier|les travaux)"
    r"| (?:chacune?|en régime de croisière|une fois|à terme|au plus fort|pour le chantier|sur le chantier|à l'ouverture)\b)"
)

# --- hardware ------------------------------------------------------------------------------------------------------

CHIP_NOUNS = words(
    "gpu|gpus|processeurs graphiques|processeur graphique|puces d'ia|puces ia|puces|puce|accélérateurs|accélérateur|"
    "accélérateurs d'ia|cartes graphiques|carte graphique|cartes|carte|processeurs|processeur|tpu|tpus|lpu|npu|"
    "accélérateurs ia|superpuces|superpuce|puces graphiques|puces photoniques|processeurs d'ia|unités de traitement graphique|"
    "semi-conducteurs|cœurs graphiques|processeurs tensoriels|accélérateurs graphiques|cartes accélératrices|"
    "cartes d'accélération|puces d'intelligence artificielle|processeurs ia|puces à mémoire|mémoire à haut débit|"
    "mémoire hbm|hbm|processeurs quantiques|puces pour l'ia|cpu|asic|puces neuronales|puces d'inférence|ipu|xpu"
)
CHIP_WEAK_NOUNS = words("cartes|carte|cpu|hbm")
CHIP_LINK = r"[ -](?:de |d'|des |du )?(?:(?:nouveaux|nouvelles|derniers|dernières|autres|puissants|puissantes|futurs|futures|toutes|précieuses|précieux|fameux|fameuses|récents|premiers|premières) )*(?:de |d')?"
CHIP_MAKER_LINK = r"(?: de chez| signés| signées| de| d'| fournis par| du| gravées par)?[ ]?"
CHIP_EXCLUDED_AFTER = r"(?: (?:bancaires?|bleues?|électronique|d'identité|mères?|à l'oreille|postales?|sim|d'électeur|blanches?|de crédit|de la formation|scolaire|de visite|cloud)|-cloud)"

# --- energy ---------------------------------------------------------------------------------------------------------

ENERGY_WORDS: dict[str, str] = table(
    {
        "nuclear": "nucléaire|nucléaires|smr|réacteur|réacteurs|petits réacteurs|petits réacteurs modulaires|atome|epr|epr2|"
        "électronucléaire|microréacteur|microréacteurs|atomique",
        "solar": "solaire|solaires|photovoltaïque|photovoltaïques|panneaux solaires|ferme solaire|agrivoltaïque|par le soleil|énergie du soleil|"
        "mégawatts-crête|mwc|agrivoltaïsme|gwc",
        "wind": "éolien|éolienne|éoliens|éoliennes|parc éolien|éolien en mer|aérogénérateurs",
        "gas": "gaz|gaz naturel|turbines à gaz|turbine à gaz|cycle combiné|gnl",
        "hydro": "hydroélectricité|hydroélectrique|hydroélectriques|hydraulique|hydrauliques|barrage|barrages|hydro-électrique|"
        "houille blanche|hydroélectriquement|centrale hydraulique",
        "geothermal": "géothermie|géothermique|géothermiques|géothermiquement",
        "battery": "batterie|batteries|stockage par batteries|stockage par batterie|mégabatterie|accumulateurs",
        "renewable": "renouvelable|renouvelables|enr",
        "fuel_cell": "pile à combustible|piles à combustible",
        "coal": "charbon|lignite|houille",
        "hydrogen": "hydrogène",
    }
)
ENERGY_EXCLUDED_AFTER = (
    r"(?: (?:à effet de serre|lacrymogènes?|de schiste interdit|d'échappement|carbonique|au lithium|fluorés?))"
)
ENERGY_EXCLUDED_BEFORE = r"\b(?:lacrymogène|ancienne mine de|d'ancien|fait|effort|tir de|pôle de|voiture à|presse) $"

# --- time -------------------------------------------------------------------------------------------------------------

MONTHS: dict[str, int] = table(
    {
        1: "janvier|janv|jan",
        2: "février|fév|févr|fevrier",
        3: "mars",
        4: "avril|avr",
        5: "mai",
        6: "juin",
        7: "juillet|juil",
        8: "août|aout",
        9: "septembre|sept",
        10: "octobre|oct",
        11: "novembre|nov",
        12: "décembre|déc|dec|decembre",
    }
)
DAY_AFTER_MONTH = False
CAPITAL_MONTHS = False
DOUBTFUL_MONTHS: tuple[str, ...] = ()
WEEKDAYS: dict[str, int] = table(
    {0: "lundi", 1: "mardi", 2: "mercredi", 3: "jeudi", 4: "vendredi", 5: "samedi", 6: "dimanche"}
)
SEASONS: dict[str, str] = {
    "printemps": "spring", "été": "summer", "automne": "autumn", "hiver": "winter", "rentrée": "autumn",
}  # fmt: skip
SEASON_NEEDS = r"(?:l'|cet |cette |le |au |ce |du |à l'|dès l'|avant l'|mi-|fin |début |d'ici l'|d'ici à l'|à la |la |de l') ?$"
QUARTERS_OF_YEAR: dict[str, str] = table(
    {
        "q1": "premier trimestre|t1|1er trimestre",
        "q2": "deuxième trimestre|second trimestre|t2|2e trimestre",
        "q3": "troisième trimestre|t3|3e trimestre",
        "q4": "quatrième trimestre|dernier trimestre|t4|4e trimestre",
        "h1": "premier semestre|s1|1er semestre|première moitié",
        "h2": "second semestre|deuxième semestre|s2|2e semestre|seconde moitié",
    }
)
RELATIVE: dict[str, tuple[str, int]] = table(
    {
        ("day", 0): "aujourd'hui|ce jour|ce matin|ce soir|cet après-midi|ce midi",
        ("day", -1): "hier|hier soir|la veille|hier matin",
        ("day", -2): "avant-hier",
        ("day", 1): "demain",
        ("week", 0): "cette semaine|en début de semaine|plus tôt dans la semaine",
        (
            "week",
            -1,
        ): "la semaine dernière|la semaine passée|la semaine précédente|il y a une semaine|il y a huit jours",
        ("week", -2): "il y a quinze jours",
        ("week", 1): "la semaine prochaine",
        ("month", 0): "ce mois-ci|ce mois|au début du mois|plus tôt dans le mois",
        ("month", -1): "le mois dernier|le mois passé|le mois précédent|il y a un mois|mois dernier",
        ("month", 1): "le mois prochain|mois prochain",
        (
            "year",
            0,
        ): "cette année|l'année en cours|en cours d'année|d'ici la fin de l'année|la fin de l'année|fin d'année|"
        "d'ici à la fin de l'année|l'exercice en cours",
        (
            "year",
            -1,
        ): "l'an dernier|l'année dernière|l'an passé|l'année passée|l'année précédente|il y a un an|un an plus tôt",
        ("year", 1): "l'an prochain|l'année prochaine|l'année suivante|dans un an",
        ("decade_end", 0): "la fin de la décennie|fin de la décennie|cette décennie|fin de décennie|la décennie|"
        "la fin de cette décennie",
        ("mid_decade", 0): "le milieu de la décennie|milieu de la décennie",
    }
)
AGO = r"il y a (?:environ |près de |plus de |déjà |tout juste |à peine )?(?P<n>{number}) (?P<unit>jours?|semaines?|mois|ans?|années?)"
LATER = r" (?:plus tard|après cela)\b"
AGO_UNITS = {"j": "day", "s": "week", "m": "month", "a": "year"}
LAST = words("dernier|dernière|le dernier")
NEXT = words("prochain|prochaine")
THIS = words("cet|ce|cette|le présent")
LAST_AFTER = words(
    " dernier| dernière| de l'an dernier| de l'année dernière| passé| de l'an passé| de l'année précédente| de l'année passée"
)
NEXT_AFTER = words(" prochain| prochaine| de l'an prochain| de l'année prochaine")
THIS_AFTER = words(" de cette année| cette année| de l'année en cours")
DECADE_YEARS = r"(?:les )?années (?P<decade>(?:19|20)\d0)"
ORDINALS = r"(?:er)?"
DAY_LINK = r" "
PARTS: dict[str, str] = table(
    {
        "early": "début|au début de|au début|le début de|début de|au tout début|tout début|au début des|le début des",
        "mid": "mi-|mi |la mi-|à la mi-|milieu|au milieu de|courant|milieu des|au milieu des|au milieu|au cours de",
        "late": "fin|la fin|à la fin de|à la fin|la fin de|fin de|fin d'|la toute fin|la fin d'|la fin des|à la fin des|toute fin",
    }
)
PART_LINK = r"[ -]?(?:de |d'|du mois de |des |du |mois de |le mois de )?"
DATE_CUES: dict[str, str] = table(
    {
        "by": "d'ici|d'ici à|d'ici au|d'ici le|à l'horizon|horizon|à échéance|échéance|au plus tard en|pour|au plus tard|"
        "livraison en|livraison|mise en service en|mise en service|ouverture en|attendu en|attendue en|prévu en|prévue en|"
        "prévue|attendue|prévu|attendu|d'ici la|d'ici l'|d'ici à l'|au plus tard le|à l'échéance|livrable en|livré en|"
        "achevé en|achevée en|achèvement en|achèvement prévu en|échéance :|d'ici à la|mise en service :|livraison :",
        "in": "en|au|courant|à|le|de|du|dans|au mois de|à l'|à la|au cours de|durant|dans le courant de|dans la nuit de|"
        "dès le mois de|vers|autour de|aux alentours de|daté de|daté du|ce|dans le|en date du|depuis le|les",
        "from": "dès|à partir de|à partir du|à compter de|à compter du|dès le|dès l'|début des travaux en|à dater de|"
        "au plus tôt en|dès la|à partir de l'|à partir d'|à partir de la|démarrage en|démarrage des travaux en|"
        "débuteront en|débutera en|début des travaux|lancement en|à compter d'",
        "until": "jusqu'en|jusqu'à|jusqu'au|jusqu'à l'|jusqu'à la|expire en|échéance en|arrivant à échéance en|courant jusqu'en|"
        "et jusqu'en|jusque|jusqu'à fin|jusqu'en fin",
        "over": "entre|sur|de l'année|sur la période",
        "since": "depuis|après|remonte à|date de|depuis l'|depuis la|depuis le|datant de",
        "before": "avant|avant l'|avant la|avant le|pas avant|ne sera pas achevé avant|avant fin",
    }
)
DURATION_CUES: dict[str, str] = table(
    {
        "over": "sur|étalé sur|étalés sur|réparti sur|répartis sur|au cours des|sur les|dans les|étalée sur|lissé sur|"
        "échelonné sur|répartie sur|au fil des|durant les|sur une période de|courant sur|s'étalant sur",
        "for": "pour|pendant|durant|de|à|d'une durée de|pour une durée de|durée de|contrat de|bail de|accord de|engagé pour|"
        "remboursable sur|court sur|portant sur|d'|durée :|pour une période de|prêt à|prêt sur|dette à|d'une durée minimale de|"
        "d'une durée initiale de|bail ferme de|pendant les|pour les|d'au moins",
        "in": "en|d'ici|dans|en moins de|sous|moins de|en à peine|en l'espace de|d'ici à",
        "since": "depuis|ces|depuis les|des|ces derniers|les",
        "after": "après|au bout de|tous les|chaque|par",
    }
)
AGE_BEFORE = r"(?:[A-ZÉ][\w'’-]+, |âgée? de |à l'âge de )$"
AGE_AFTER = r"(?:[,.)]| et| révolus)"
FUTURE_CUES = words(
    "prévu|prévue|prévus|prévues|attendu|attendue|attendus|attendues|doit|doivent|devrait|devraient|début des travaux|"
    "débuteront|débutera|sera|seront|fera|ouvrira|livrera|lancera|entrera|espérée|espéré|livraison|mise en service prévue|"
    "mise en marche|construira|commencera|commenceront|démarrera|démarreront|investira|transformera|apportera|programmé|"
    "programmée|s'éteindra|accueillera|horizon|va|vont|bâtira|sortira|pourrait|verra|viendra|auront|aura lieu|s'achèveront|"
    "s'achèvera|recevra|prochain test|doit ouvrir|rendez-vous|seront livrées|proviendra|tranchera|statuera|votera|débattra"
)
PAST_CUES = r"\b(?:a|ont|avait|avaient|était|étaient|été|a été|fut|furent|[a-zà-ÿ]+(?:ait|aient)|[a-zà-ÿ]{3,}(?<!t)(?:é|ée|és|ées)(?<!programmé)(?<!programmée)(?<!espérée)(?<!espéré))\b"
FISCAL_CUES = words(
    "exercice|exercices|exercice fiscal|année fiscale|exercice budgétaire|l'exercice|exercice clos en"
)
