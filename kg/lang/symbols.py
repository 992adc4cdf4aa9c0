"""What French and English texts share: currency signs and codes, names and makers of chips."""

from __future__ import annotations

from kg.lang.table import table, words

CURRENCY_SIGNS: dict[str, str] = {
    "$": "USD", "us$": "USD", "u.s.$": "USD", "usd$": "USD", "$us": "USD", "$ us": "USD", "$usd": "USD",
    "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₫": "VND", "฿": "THB",
    "₱": "PHP", "₦": "NGN", "₪": "ILS", "₴": "UAH", "₸": "KZT", "₵": "GHS", "gh₵": "GHS", "zł": "PLN",
    "jp¥": "JPY",
    "cn¥": "CNY", "rmb¥": "CNY", "元": "CNY", "円": "JPY",
    "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "cdn$": "CAD", "can$": "CAD", "$ca": "CAD",
    "$ ca": "CAD",
    "$ can": "CAD", "$can": "CAD", "s$": "SGD", "sg$": "SGD", "hk$": "HKD", "nt$": "TWD", "r$": "BRL",
    "nz$": "NZD", "n$": "NAD",
    "mx$": "MXN", "e£": "EGP", "ksh": "KES", "kshs": "KES", "ush": "UGX", "tsh": "TZS", "rs": "INR", "rs.": "INR",
    "rm": "MYR", "rp": "IDR", "rp.": "IDR", "kč": "CZK", "dh": "MAD", "dhs": "AED", "fcfa": "XOF", "f cfa": "XOF",
    "fr.": "CHF", "sfr": "CHF", "kr": "SEK",
}  # fmt: skip
"""Signs as they stand in lower-cased text -> ISO 4217."""

CURRENCY_CODES: frozenset[str] = frozenset(
    "usd eur gbp jpy cny rmb inr krw chf sek nok dkk isk pln czk huf ron bgn try rub uah ils aed sar qar kwd bhd "
    "omr egp mad tnd dzd zar ngn kes ghs tzs ugx etb xof xaf cad aud nzd sgd hkd twd myr idr php thb vnd pkr bdt "
    "lkr brl mxn clp cop ars pen uyu kzt uzs gel rsd jod mur rwf dop gtq crc pyg bob jmd bwp mzn zmw aoa iqd "
    "lbp mmk lak mnt npr azn byn mdl mkd bam nad".split()
)
"""Codes that stand for themselves before or after a number ("CHF 120 million")."""

CODE_ALIASES = {"RMB": "CNY"}

LETTER_SIGNS: frozenset[str] = frozenset({"r"})
"""Single letters that are a currency only when glued to the digits ("R5 billion")."""

LETTER_SIGN_CURRENCY = {"r": "ZAR"}

MAGNITUDES: dict[str, int] = table(
    {
        10**3: "k",
        10**6: "m|mn|mln|mio|mil",
        10**9: "bn|b|bln|md|mds|mrd|mrds|mia|g",
        10**12: "tn|trn|trln|t|bio",
        10**7: "cr|crore|crores",
        10**5: "lakh|lakhs|lac",
    }
)
"""Abbreviated scales, read as such only beside a currency."""

DOLLAR_COUNTRIES = {
    "us": "USD", "u.s.": "USD", "canadian": "CAD", "cdn": "CAD", "ca": "CAD", "can": "CAD", "australian": "AUD",
    "canadiens": "CAD", "américains": "USD", "australiens": "AUD",
}  # fmt: skip
"""What stands after a bare "$" amount and says whose dollars: "$5 billion Canadian"."""

CHIP_MAKERS: tuple[str, ...] = words(
    "nvidia|amd|intel|google|amazon|aws|microsoft|meta|huawei|groq|cerebras|graphcore|tenstorrent|qualcomm|"
    "broadcom|"
    "sambanova|rebellions|furiosaai|furiosa|cambricon|samsung|tesla|apple|ibm|marvell|trainium|sipearl|axelera|"
    "d-matrix|"
    "positron|etched|arm|hygon|biren|moore threads|enflame|iluvatar|metax|preferred networks|fujitsu|sk hynix|"
    "micron"
)

CHIP_FAMILIES: tuple[str, ...] = words(
    "blackwell ultra|blackwell|grace hopper|grace blackwell|grace|hopper|vera rubin|rubin ultra|rubin cpx|"
    "rubin|feynman|"
    "ampere|ada lovelace|instinct|epyc|xeon|gaudi|ascend|kunpeng|trainium|inferentia|graviton|ironwood|"
    "trillium|maia|"
    "cobalt|mtia|radeon|helios|jalapeno"
)
"""Names that are chips beside a count, a maker or a head word."""

SURE_FAMILIES: frozenset[str] = frozenset(
    "blackwell|blackwell ultra|grace hopper|grace blackwell|vera rubin|trainium|inferentia|mtia".split("|")
)
"""Names that are chips wherever they stand."""

CHIP_SHAPES: tuple[str, ...] = (
    r"GB[23]00(?: NVL ?\d+)?", r"GH200", r"VR[23]00", r"H(?:20|100|200|800)", r"B(?:100|200|300|30A)",
    r"A(?:100|800|30|40|10G?)", r"V100", r"P100", r"L(?:40S?|20|4)", r"MI\d{3}[XAP]?", r"TPU ?v\d\w{0,2}",
    r"Trainium ?\d", r"Inferentia ?\d", r"Gaudi ?\d", r"Ascend ?\d{3}\w{0,2}", r"Maia ?\d{3}", r"MTIA v?\d",
    r"RTX (?:PRO )?\d{4}\w{0,3}", r"WSE-?\d", r"CS-[234]", r"LPU ?v\d", r"NVL\d{2,3}", r"Rebel ?\d{2,3}",
    r"Rubin CPX",
    r"HBM\d?E?", r"SN40L", r"Wormhole", r"MLU\d{3}", r"Cloud AI ?\d{3}",
    r"AI ?200|AI ?250", r"M[1-5] Ultra",
)  # fmt: skip
"""Names of known chips by their shape, in the text's own case."""
