"""The banks that a shop may be paid at, by their clearing code at Bank Indonesia; the common ones first."""

BANKS: dict[str, str] = {
    "002": "BRI",
    "009": "BNI",
    "008": "Mandiri",
    "014": "BCA",
    "451": "BSI",
    "114": "Bank Jatim",
    "200": "BTN",
    "022": "CIMB Niaga",
    "011": "Danamon",
    "013": "Permata",
    "019": "Panin",
    "016": "Maybank",
    "147": "Bank Muamalat",
    "213": "SMBC Indonesia",
    "535": "SeaBank",
    "542": "Bank Jago",
}
