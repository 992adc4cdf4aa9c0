"""French: the words that the readers of numbers, money, quantities and dates know. Phrases are lower case."""

from __future__ import annotations

from kg.lang.table import table, words

# --- numbers --------------------------------------------------------------------------------

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
ARTICLE_UNITS = (
    r"gigawatts?|mégawatts?|gw|mw|gwh|twh|cent|mille|(?:seule )?embauche|décennie|(?:an|mois) plus tard"
)
"""Nouns before which «un» counts as one."""
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

# --- qualifiers and ranges --------------------------------------------------------------------------------

QUALIFIERS_BEFORE = table(
    {
        "at_least": "plus de|plus d'|au moins|au minimum|minimum|un minimum de|pas moins de|pas moins d'|"
        "au-delà de|"
        "supérieur à|supérieure à|supérieurs à|supérieures à|dépassant|dépasser|dépasse|dépassera|dépasserait|"
        "à partir de|dépassant les|excédant|excède|au bas mot|et plus de|bien plus de|largement plus de|"
        "un peu plus de|un peu plus d'|légèrement plus de|minimum de|>|≥|les plus de|"
        "plus que|dépassant largement|franchit les|dépassera les|dépasse les|dépasser les|ne descendra pas sous",
        "up_to": "jusqu'à|jusqu'aux|au plus|au maximum|maximum|un maximum de|maximum de|maximale de|"
        "maximal de|maximale d'|maximal d'|limité à|limitée à|limités à|plafonné à|plafonnée à|plafonnés à|"
        "plafonnées à|dans la limite de|à hauteur maximale de|extensible à|extensibles à|extensible jusqu'à|"
        "pouvant atteindre|pourrait atteindre|pourra atteindre|pourraient atteindre|pourront atteindre|"
        "pouvant aller jusqu'à|pourra être porté à|pourra être portée à|pouvant être porté à|"
        "pouvant être portée à|"
        "pourrait être portée à|pourrait être porté à|pouvant monter à|pouvant grimper à|pourrait monter à|"
        "pas plus de|pas plus d'|moins de|moins d'|un peu moins de|inférieur à|inférieure à|un plafond de|sous|"
        "≤|<|"
        "évolutif jusqu'à|évolutive jusqu'à|évolutif vers|pouvant être étendu à|pouvant être étendue à|"
        "pourra être étendu à|pourra être étendue à|susceptible d'atteindre|allant jusqu'à|ira jusqu'à|"
        "pourra monter à|pourra grimper à|à terme jusqu'à|pourrait grimper à|pourrait aller jusqu'à",
        "about": "près de|près d'|environ|quelque|quelques|autour de|autour d'|aux alentours de|aux environs de|"
        "de l'ordre de|de l'ordre d'|à peu près|presque|proche de|proches de|proche d'|avoisinant|avoisine|"
        "avoisinent|"
        "avoisiner|avoisinera|avoisinerait|approchant|frôlant|frôle|frôlent|approximativement|approchant les|"
        "avoisinant les|"
        "évalué à|évaluée à|évalués à|évaluées à|estimé à|estimée à|estimés à|estimées à|estime à|frisant|"
        "grosso modo|"
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
        "up_to": (
            "au maximum|au plus|maximum|tout au plus|maximum|au grand maximum|max|ou moins|à terme au maximum"
        ),
        "about": "environ|à peu près|approximativement|peu ou prou|ou presque|ou à peu près|plus ou moins",
    }
)
RANGE_OPENERS = words(
    "entre|de|compris entre|comprise entre|d'|compris entre les|oscillant entre|allant de|fourchette de|"
    "une fourchette de|situé entre|située entre"
)
RANGE_LINKS = words("à|et|ou|jusqu'à|voire")
RANGE_NEED_OPENER = words("et")
LIST_LINK = r" (?:et|ou|puis|à) "
GROWTH_OPENERS = (
    r"(?:passer|passera|passant|passe|passée?|passeront|porter|portera|portée?|extension|étendu|agrandie?|"
    r"augmenter|montée?|"
    r"monter) (?:[a-zé]+ )?de $"
)

# --- quantities --------------------------------------------------------------------------------

UNIT_LINK = r"[ -]?(?:de |d'|(?:premiers|derniers|autres|nouveaux|futurs) )?"
UNITS: dict[str, str] = table(
    {
        "power MW 1": "mw|mégawatts|mégawatt|megawatts|megawatt|mégawatts-crête|mégawatts crête|mégawatt-crête|"
        "mwc|mwe|mwp|mégawatts électriques|mw-crête|mw crête|mwcrête",
        "power GW 1": "gw|gigawatts|gigawatt|gigawatts-crête|gigawatts crête|gwc|gwe|gwp",
        "power MW 0.001": "kw|kilowatts|kilowatt|kwc|kilowatts-crête",
        "power GW 1000": "tw|térawatts|térawatt",
        "energy_amount MWh 1": "mwh|mégawattheures|mégawattheure|mégawatts-heures|mégawatts-heure|mégawatt-heure|"
        "mégawatts heures|megawattheures",
        "energy_amount GWh 1": "gwh|gigawattheures|gigawattheure|gigawatts-heures|gigawatts-heure|gigawatt-heure|"
        "gigawatts heures",
        "energy_amount TWh 1": "twh|térawattheures|térawattheure|térawatts-heures|térawatts-heure|térawatt-heure",
        "energy_amount kWh 1": "kwh|kilowattheures|kilowattheure|kilowatts-heures|kilowatt-heure|kilowatts-heure",
        "apparent_power MVA 1": "mva|mégavoltampères|kva|gva",
        "area ha 1": "hectares|hectare|ha",
        "area acre 1": "acres|acre",
        "area ft2 1": "pieds carrés|pieds²",
        "area m2 1": "mètres carrés|mètre carré|m²|m2|metres carres",
        "area km2 1": "kilomètres carrés|km²|km2",
        "homes home 1": "foyers|foyer|logements|ménages|maisons|habitations|logement|résidences",
        "distance km 1": (
            "kilomètres|kilomètre|km|mètres|mètre|lieues|miles|centimètres|millimètres|mètres linéaires"
        ),
        "mass t 1": "tonnes|tonne|kilos|kilo|kg|kilogrammes|onces",
        "volume l 1": "litres|litre|m³|m3|mètres cubes|mètre cube|hectolitres|barils|gallons",
        "percent % 1": "%|pour cent|points de pourcentage|points de base|pour mille|points",
        "voltage kV 1": "kv|kilovolts|kilovolt|volts",
        "data_rate b 1": "térabits|gigabits|pétaflops|exaflops|exaflop|pétaflop|pétaoctets|téraoctets|gigaoctets|"
        "tb|"
        "gb|nanomètres|nm|flops|jetons|paramètres|to|po|ghz|go",
        "temperature C 1": "degrés|°c|°",
        "time_of_day h 1": "heures|heure|h|minutes|minute|secondes|min",
        "duration year 1": "ans|an|années|année",
        "duration decade 10": "décennies|décennie",
        "duration month 0": "mois",
        "duration short -1": "jours|jour|semaines|semaine|trimestres|trimestre|semestres",
        "people person 1": "habitants|riverains|abonnés|clients|lecteurs|inscrits|utilisateurs|étudiants|"
        "apprentis|visiteurs|membres|adhérents|commentaires|usagers|signatures|manifestants|élèves|"
        "développeurs|citoyens|particuliers",
        "count thing 1": "actions|bâtiments|bâtiment|sites|salles|entreprises|serveurs|baies|phases|réacteurs|"
        "turbines|pays|centres de données|data centers|datacenters|campus|communes|villes|voix|"
        "étages|câbles|projets|contrats|tranches|usines|start-up|opérateurs|jeunes pousses|"
        "sociétés|centrales|pages|parcelles|universités|racks|régions|fois|places|demandes|"
        "éoliennes|panneaux|modules|brevets|points de vente|assureurs|terrains|dossiers",
    }
)
"""Words for units -> "kind unit factor"; the factors of durations: years, 0 for months, -1 for shorter ones."""
HALF_AFTER = words(" et demi| et demie")

# --- jobs --------------------------------------------------------------------------------

JOB_NOUNS = words(
    "emplois|emploi|postes|poste|équivalents temps plein|équivalent temps plein|etp|embauches|embauche|"
    "recrutements|"
    "recrutement|équivalents temps-plein|équivalents plein temps|contrats à durée indéterminée|cdi|"
    "équivalents-temps plein|"
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
PEOPLE_NOUNS = words("personnes|personne")
JOB_FILLERS = words(
    "nouveaux|nouvelles|futurs|futures|autres|seule|seul|quelque|premiers|premières|seulement|"
    "mille|nouvel|nouveau|nouvelle|vrais|beaux|bons|petits"
)
JOB_LINK = r" (?:de |d'|de ces |d')?"
PERMANENT_CUES = words(
    "permanents|permanent|permanente|permanentes|pérennes|pérenne|fixes|fixe|à plein temps|à temps plein|"
    "à temps complet|"
    "plein temps|temps plein|équivalents temps plein|etp|qualifiés|hautement qualifiés|très qualifiés|durables|"
    "stables|"
    "en cdi|cdi|de long terme|à long terme|à demeure|sur site|d'exploitation|une fois en service|"
    "à durée indéterminée|"
    "non délocalisables|pour l'exploitation|pour l'exploiter|qualifié|ensuite, à temps plein|en exploitation|"
    "hautement qualifié|durable|à l'année|à l'ouverture|travaillent sur le site|y travaillent|travaillent ici"
)
CONSTRUCTION_CUES = words(
    "chantier|travaux|construction|ouvriers|maçons|au plus fort|bâtir|pour construire|pendant les travaux|"
    "le temps du chantier|au sommet|compagnons|phase de construction|du bâtiment|de chantier|"
    "durant la construction|"
    "pour le construire|pour la construction|au pic"
)
TEMPORARY_CUES = words("temporaires|temporaire|intérimaires|saisonniers")
HIRING_CUES = words(
    "emploiera|emploieront|emploierait|employer|fera travailler|feront travailler|recrutera|recruter|recruteront|"
    "embauchera|embaucher|embaucheront|créera|créer|créeront|créant|création de|mobilisera|mobiliser|mobiliseront|"
    "occupera|occuper|travailleront|travaillera|y travailleront|y travaillent|travaillent sur|"
    "travaillent sur le site|"
    "y sont|sur le chantier|promet|promis|promises|prévus|prévues|attendus|attendues|annoncés|annonce|générera|"
    "générer|"
    "y travaillera|devrait employer|devraient travailler|accueillera|sera employé|seront employées|"
    "seront employés|"
    "seront embauchés|seront recrutés|employées|employés à|mobilisés|mobilisées|à la clé|nécessitera|fera vivre|"
    "y employer|feront vivre|employant|emploieraient|recrutées|recrutés|seront nécessaires|le site emploie|"
    "le centre emploie|devait mobiliser|y emploie|à plein temps|à temps plein"
)
STANDING_CUES = words(
    "emploie|emploient|employait|compte|comptait|comptent|salariés|parmi les|effectif de|ses|forte de|fort de|"
    "avec|ces"
)
CUT_CUES = words(
    "supprime|suppriment|supprimer|supprimera|supprimé|suppression de|suppressions de|licencie|licencier|"
    "licenciera|"
    "licenciement de|perte de|perdre|détruit|menace|en moins|coupe|biffe|taille dans|menacés|supprimés|supprimant"
)
TRAINING_CUES = words("former|formera|formation de|formeront|formé|formés|formant")
JOB_ELLIPSIS_BEFORE = (
    r"(?:effectif de|effectifs de|emploie|emploient|emploiera|fera travailler|feront travailler|employait)"
    r" (?:déjà |environ |quelque |près de )?$"
)
JOB_ELLIPSIS_AFTER = (
    r"(?: de plus\b| pour (?:bâtir|construire|le construire|la construction)\b| ensuite\b| par site\b|"
    r" permanents?\b| à (?:temps|plein) (?:plein|temps)| pendant (?:le chantier|les travaux)"
    r"| (?:chacune?|en régime de croisière|une fois|à terme|au plus fort|pour le chantier|sur le chantier|"
    r"à l'ouverture)\b)"
)

# --- hardware --------------------------------------------------------------------------------

CHIP_NOUNS = words(
    "gpu|gpus|processeurs graphiques|processeur graphique|puces d'ia|puces ia|puces|puce|accélérateurs|"
    "accélérateur|"
    "accélérateurs d'ia|cartes graphiques|carte graphique|cartes|carte|processeurs|processeur|tpu|tpus|lpu|npu|"
    "accélérateurs ia|superpuces|superpuce|puces graphiques|puces photoniques|processeurs d'ia|"
    "unités de traitement graphique|"
    "semi-conducteurs|cœurs graphiques|processeurs tensoriels|accélérateurs graphiques|cartes accélératrices|"
    "cartes d'accélération|puces d'intelligence artificielle|processeurs ia|puces à mémoire|mémoire à haut débit|"
    "mémoire hbm|hbm|processeurs quantiques|puces pour l'ia|cpu|asic|puces neuronales|puces d'inférence|ipu|xpu"
)
CHIP_WEAK_NOUNS = words("cartes|carte|cpu|hbm")
CHIP_LINK = (
    r"[ -](?:de |d'|des |du )?(?:(?:nouveaux|nouvelles|derniers|dernières|autres|puissants"
    r"|puissantes|futurs|futures|toutes|précieuses|précieux|fameux|fameuses|récents|premiers"
    r"|premières) )*(?:de |d')?"
)
CHIP_MAKER_LINK = r"(?: de chez| signés| signées| de| d'| fournis par| du| gravées par)?[ ]?"
CHIP_EXCLUDED_AFTER = (
    r"(?: (?:bancaires?|bleues?|électronique|d'identité|mères?|à l'oreille|postales?|sim"
    r"|d'électeur|blanches?|de crédit|de la formation|scolaire|de visite|cloud)|-cloud)"
)

# --- energy --------------------------------------------------------------------------------

ENERGY_WORDS: dict[str, str] = table(
    {
        "nuclear": "nucléaire|nucléaires|smr|réacteur|réacteurs|petits réacteurs|"
        "petits réacteurs modulaires|atome|epr|epr2|"
        "électronucléaire|microréacteur|microréacteurs|atomique",
        "solar": "solaire|solaires|photovoltaïque|photovoltaïques|panneaux solaires|ferme solaire|"
        "agrivoltaïque|par le soleil|énergie du soleil|"
        "mégawatts-crête|mwc|agrivoltaïsme|gwc",
        "wind": "éolien|éolienne|éoliens|éoliennes|parc éolien|éolien en mer|aérogénérateurs",
        "gas": "gaz|gaz naturel|turbines à gaz|turbine à gaz|cycle combiné|gnl",
        "hydro": "hydroélectricité|hydroélectrique|hydroélectriques|hydraulique|hydrauliques|barrage|"
        "barrages|hydro-électrique|"
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
ENERGY_EXCLUDED_BEFORE = (
    r"\b(?:lacrymogène|ancienne mine de|d'ancien|fait|effort|tir de|pôle de|voiture à|presse) $"
)
