"""French: the words that the readers of dates and durations know. Phrases are lower case."""

from __future__ import annotations

from kg.lang.table import table, words

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
SEASON_NEEDS = (
    r"(?:l'|cet |cette |le |au |ce |du |à l'|dès l'|avant l'|mi-|fin |début |d'ici l'"
    r"|d'ici à l'|à la |la |de l') ?$"
)
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
        ): (
            "l'an dernier|l'année dernière|l'an passé|l'année passée|l'année précédente|il y a un an|"
            "un an plus tôt"
        ),
        ("year", 1): "l'an prochain|l'année prochaine|l'année suivante|dans un an",
        ("decade_end", 0): "la fin de la décennie|fin de la décennie|cette décennie|fin de décennie|la décennie|"
        "la fin de cette décennie",
        ("mid_decade", 0): "le milieu de la décennie|milieu de la décennie",
    }
)
AGO = (
    r"il y a (?:environ |près de |plus de |déjà |tout juste "
    r"|à peine )?(?P<n>{number}) (?P<unit>jours?|semaines?|mois|ans?|années?)"
)
LATER = r" (?:plus tard|après cela)\b"
AGO_UNITS = {"j": "day", "s": "week", "m": "month", "a": "year"}
LAST = words("dernier|dernière|le dernier")
NEXT = words("prochain|prochaine")
THIS = words("cet|ce|cette|le présent")
YEAR_NOUNS = words("an|année")
YEARS_LINK = r" ?- ?| à | jusqu'à | jusqu'en "
YEARS_AND = r" et "
LAST_AFTER = words(
    " dernier| dernière| de l'an dernier| de l'année dernière| passé| de l'an passé| de l'année précédente|"
    " de l'année passée"
)
NEXT_AFTER = words(" prochain| prochaine| de l'an prochain| de l'année prochaine")
THIS_AFTER = words(" de cette année| cette année| de l'année en cours")
DECADE_YEARS = r"(?:les )?années (?P<decade>(?:19|20)\d0)"
ORDINALS = r"(?:er)?"
DAY_LINK = r" "
PARTS: dict[str, str] = table(
    {
        "early": (
            "début|au début de|au début|le début de|début de|au tout début|tout début|au début des|le début des"
        ),
        "mid": (
            "mi-|mi |la mi-|à la mi-|milieu|au milieu de|courant|milieu des|au milieu des|au milieu|au cours de"
        ),
        "late": (
            "fin|la fin|à la fin de|à la fin|la fin de|fin de|fin d'|la toute fin|la fin d'|la fin des|"
            "à la fin des|toute fin"
        ),
    }
)
PART_LINK = r"[ -]?(?:de |d'|du mois de |des |du |mois de |le mois de )?"
CUE_LINK = r"(?:(?:la|le|à|l'exercice|exercice) |l')*"
DATE_CUES: dict[str, str] = table(
    {
        "by": "d'ici|d'ici à|d'ici au|d'ici le|à l'horizon|horizon|à échéance|échéance|au plus tard en|"
        "pour|au plus tard|"
        "livraison en|livraison|mise en service en|mise en service|ouverture en|attendu en|attendue en|"
        "prévu en|prévue en|"
        "prévue|attendue|prévu|attendu|d'ici la|d'ici l'|d'ici à l'|au plus tard le|à l'échéance|livrable en|"
        "livré en|"
        "achevé en|achevée en|achèvement en|achèvement prévu en|échéance :|d'ici à la|mise en service :|"
        "livraison :",
        "in": "en|au|courant|à|le|de|du|dans|au mois de|à l'|à la|au cours de|durant|"
        "dans le courant de|dans la nuit de|"
        "dès le mois de|vers|autour de|aux alentours de|daté de|daté du|ce|dans le|en date du|depuis le|les",
        "from": "dès|à partir de|à partir du|à compter de|à compter du|dès le|dès l'|"
        "début des travaux en|à dater de|"
        "au plus tôt en|dès la|à partir de l'|à partir d'|à partir de la|démarrage en|démarrage des travaux en|"
        "débuteront en|débutera en|début des travaux|lancement en|à compter d'",
        "until": "jusqu'en|jusqu'à|jusqu'au|jusqu'à l'|jusqu'à la|expire en|échéance en|"
        "arrivant à échéance en|courant jusqu'en|"
        "et jusqu'en|jusque|jusqu'à fin|jusqu'en fin",
        "over": "entre|sur|de l'année|sur la période",
        "since": "depuis|après|remonte à|date de|depuis l'|depuis la|depuis le|datant de",
        "before": "avant|avant l'|avant la|avant le|pas avant|ne sera pas achevé avant|avant fin",
    }
)
DURATION_FILLERS = words(
    "prochaines|premières|dernières|prochains|premiers|derniers|longues|longs|petites|nouvelles|pleines|bonnes"
)
DURATION_CUES: dict[str, str] = table(
    {
        "over": "sur|étalé sur|étalés sur|réparti sur|répartis sur|au cours des|sur les|dans les|"
        "étalée sur|lissé sur|"
        "échelonné sur|répartie sur|au fil des|durant les|sur une période de|courant sur|s'étalant sur",
        "for": "pour|pendant|durant|de|à|d'une durée de|pour une durée de|durée de|contrat de|bail de|"
        "accord de|engagé pour|"
        "remboursable sur|court sur|portant sur|d'|durée :|pour une période de|prêt à|prêt sur|dette à|"
        "d'une durée minimale de|"
        "d'une durée initiale de|bail ferme de|pendant les|pour les|d'au moins",
        "in": "en|d'ici|dans|en moins de|sous|moins de|en à peine|en l'espace de|d'ici à",
        "since": "depuis|ces|depuis les|des|ces derniers|les",
        "after": "après|au bout de|tous les|chaque|par",
    }
)
NAMED_SPANS: dict[str, int] = {
    "la prochaine décennie": 10,
    "la décennie à venir": 10,
    "les dix années à venir": 10,
}
AGE_BEFORE = r"(?:[A-ZÉ][\w'’-]+, |âgée? de |à l'âge de )$"
AGE_AFTER = r"(?:[,.)]| et| révolus)"
FUTURE_CUES = words(
    "prévu|prévue|prévus|prévues|attendu|attendue|attendus|attendues|doit|doivent|devrait|devraient|"
    "début des travaux|"
    "débuteront|débutera|sera|seront|fera|ouvrira|livrera|lancera|entrera|espérée|espéré|livraison|"
    "mise en service prévue|"
    "mise en marche|construira|commencera|commenceront|démarrera|démarreront|investira|transformera|apportera|"
    "programmé|"
    "programmée|s'éteindra|accueillera|horizon|va|vont|bâtira|sortira|pourrait|verra|viendra|auront|aura lieu|"
    "s'achèveront|"
    "s'achèvera|recevra|prochain test|doit ouvrir|rendez-vous|seront livrées|proviendra|tranchera|statuera|"
    "votera|débattra"
)
PAST_CUES = (
    r"\b(?:a|ont|avait|avaient|était|étaient|été|a été|fut|furent|[a-zà-ÿ]+(?:ait|aient)"
    r"|[a-zà-ÿ]{3,}(?<!t)(?:é|ée|és"
    r"|ées)(?<!programmé)(?<!programmée)(?<!espérée)(?<!espéré))\b"
)
FISCAL_CUES = words(
    "exercice|exercices|exercice fiscal|année fiscale|exercice budgétaire|l'exercice|exercice clos en"
)
