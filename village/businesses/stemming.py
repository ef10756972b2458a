"""A light stemmer for the words of trades: `berjualan`, `penjual`, `menjual` and `jualan` are one."""

from functools import cache

SHORTEST = 4
PARTICLES = ("lah", "kah", "nya", "ku", "mu")
PREFIXES = (
    ("meny", "s"),
    ("peny", "s"),
    ("meng", ""),
    ("peng", ""),
    ("mem", ""),
    ("pem", ""),
    ("men", ""),
    ("pen", ""),
    ("ber", ""),
    ("ter", ""),
    ("per", ""),
    ("me", ""),
    ("pe", ""),
    ("di", ""),
)
# What the rules would cut wrongly, and other spellings of one word.
SAME = {
    "krupuk": "kerupuk",
    "kripik": "keripik",
    "criping": "keripik",
    "coklat": "cokelat",
    "cabe": "cabai",
    "lombok": "cabai",
    "telor": "telur",
    "mie": "mi",
    "laundri": "laundry",
    "londri": "laundry",
    "service": "servis",
    "villa": "vila",
    "cafe": "kafe",
    "catering": "katering",
    "souvenir": "suvenir",
    "cengkeh": "cengkih",
    "sambel": "sambal",
    "roso": "rosok",
    "bordiran": "bordir",
    "border": "bordir",
    "gurami": "gurame",
    "meubel": "mebel",
    "furniture": "furnitur",
    "handphone": "hp",
    "ponsel": "hp",
    "syrup": "sirup",
    "sirop": "sirup",
    "trasi": "terasi",
    "home": "homestay",
    "guiding": "guide",
    "iwak": "ikan",
    "wedus": "kambing",
    "pitik": "ayam",
    "sego": "nasi",
    "gedang": "pisang",
    "telo": "singkong",
    "nyuling": "suling",
    "njahit": "jahit",
    "mbatik": "batik",
    "dodolan": "jual",
    "sadean": "jual",
    "nggawe": "buat",
    "gawe": "buat",
    "rajin": "kerajinan",
    "pengrajin": "kerajinan",
    "perajin": "kerajinan",
    "jeep": "jip",
    "cukur": "cukur",
    "permen": "permen",
    "perahu": "perahu",
    "pesta": "pesta",
    "tempe": "tempe",
    "dipan": "dipan",
    "peternakan": "ternak",
    "penginapan": "inap",
    "pemandu": "pandu",
    "pemanduan": "pandu",
    "pertamini": "pertamini",
    "pertalite": "pertalite",
    "berlian": "berlian",
    "beras": "beras",
    "terasi": "terasi",
    "peyek": "peyek",
    "rempeyek": "peyek",
    "petis": "petis",
    "pecel": "pecel",
    "pentol": "pentol",
    "pelet": "pelet",
    "perak": "perak",
    "mebel": "mebel",
    "melon": "melon",
    "tembakau": "tembakau",
    "meja": "meja",
    "penyu": "penyu",
    "bebek": "bebek",
    "pandan": "pandan",
    "ikan": "ikan",
    "jajanan": "jajan",
    "cemilan": "camilan",
    "intan": "intan",
    "kelapa": "kelapa",
    "gorengan": "goreng",
    "santan": "santan",
    "rambutan": "rambutan",
    "durian": "durian",
    "jalan": "jalan",
    "angkutan": "angkut",
    "makanan": "makan",
    "minuman": "minum",
    "tanaman": "tanam",
    "sayuran": "sayur",
    "pakan": "pakan",
    "pakaian": "pakaian",
    "rotan": "rotan",
    "hiasan": "hias",
    "papan": "papan",
    "kursi": "kursi",
    "tani": "tani",
    "petani": "tani",
    "babi": "babi",
    "kopi": "kopi",
    "roti": "roti",
    "padi": "padi",
    "sapi": "sapi",
    "kuli": "kuli",
    "topi": "topi",
    "tali": "tali",
    "besi": "besi",
    "nasi": "nasi",
    "mobil": "mobil",
    "pendek": "pendek",
    "dinding": "dinding",
    "diving": "diving",
    "disko": "disko",
}


@cache
def stem(word: str) -> str:
    """The stem of a word in small letters."""
    if word in SAME:
        return SAME[word]
    for particle in PARTICLES:
        if word.endswith(particle) and len(word) - len(particle) >= SHORTEST:
            word = word[: -len(particle)]
            break
    for suffix in ("kan", "an", "i"):
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST:
            word = word[: -len(suffix)]
            break
    for prefix, instead in PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) + len(instead) >= SHORTEST:
            word = instead + word[len(prefix) :]
            break
    return SAME.get(word, word)
