"""The matrix of root fields: territory, register, offices, businesses, letters, accounts.

Each row: the field, a letter for each of the nine people, its arguments, what is selected:

    V visitor   B buyer   S seller   A another seller (Jajag)
    O operator of Grogol   T operator there (Jajag)   H head of Grogol   D district of Giri   R regency

    x  refused by the declaration     0  nothing: null or an empty list      d  data; of a mutation: done
    l  data, and the look is logged   r  answered, and nothing changed
    N  NOT_FOUND   V  NOT_YOUR_VILLAGE   S  NOT_YOUR_STEP   E  ALREADY_SENT   C  INVALID_CREDENTIALS
    T  TOO_EARLY   D  ALREADY_DECIDED
    I  INVALID     J  JWT_INVALID_TOKEN    B  PRODUCT_NOT_PUBLISHED
    any letter with an answer of its own in the row: exactly that answer

Only where a `d` stands beside a mutation, or an `l`, may anything have changed.
"""

from foundation.ids import global_id
from tests.access.fields import Row, row
from tests.foundation.factories import PASSWORD

SENT = ["case", "checked_case", "frozen_letter_case", "letter_case", "returned_case", "second_letter_case"]
SENT += ["unopened_letter_case"]
LETTERS = ["frozen_letter", "letter", "second_letter", "unopened_letter"]
NOTHING_PRIVATE = {"answers": None, "documents": []}
CHECK = 'checked: ["person", "place", "activity"]'

# fmt: off
ROWS: list[Row] = [
    #                                               V B S A  O T H D R
    row("Query.region",                            "d d d d  d d d d d", 'code: "35.10.17.2006"', "name"),
    row("Query.villages",                          "d d d d  d d d d d", 'search: "grogol"',
        "edges { node { name } }"),
    row("Query.businessLines",                     "d d d d  d d d d d", 'search: "kopi"', "code"),

    # The register: one's own record; officers within their region, and every look is logged.
    row("Query.myRecord",                          "x 0 m m  m m m m m", "", "name", m="{name}"),
    row("Query.myRecord",                          "x 0 d d  0 0 0 0 0", "", "readings { purpose }",
        d=["Mencocokkan alamat usaha"]),
    row("Query.resident",                          "x x x x  l N l x x",
        'id: @resident, purpose: "Memeriksa berkas"', "name nikMasked"),
    row("Query.resident",                          "x x x x  N l N x x",
        'id: @far_resident, purpose: "Memeriksa berkas"', "name"),
    row("Query.residents",                         "x x x x  h 0 h x x", 'search: "SITI AMINAH"',
        "edges { node { id } }", h=["resident"]),
    row("Query.residents",                         "x x x x  0 t 0 x x", 'search: "SULASTRI"',
        "edges { node { id } }", t=["far_resident"]),
    row("Query.residents",                         "x x x x  h 0 h x x", "search: @resident.plain_nik",
        "edges { node { id } }", h=["resident"]),
    row("Query.identitiesAwaiting",                "x x x x  h t x h x", "",
        "edges { node { id resident { name } } }", h=[{"id": "claim", "resident": "PAK KLEMENS"}],
        t=[{"id": "far_claim", "resident": "BU NGADINAH"}]),
    row("Mutation.identityConfirm",                "x x x x  d V x S x", "id: @claim, method: COUNTER"),
    row("Mutation.identityConfirm",                "x x x x  V d x V x", "id: @far_claim, method: COUNTER"),
    row("Mutation.identityRelease",                "x x x x  d V x S x",
        'id: @claim, reason: "Bukan orangnya"'),
    row("Mutation.identityRelease",                "x x x x  V d x V x",
        'id: @far_claim, reason: "Bukan orangnya"'),
    row("Mutation.businessHeirRecord",             "x x x x  L V x L x",
        'businessId: @business, heirNik: "3510174107860003", document: "474/12"'),
    row("Mutation.registerEventUndo",              "x x x x  N N x x x",
        'id: "UmVnaXN0ZXJFdmVudDow", source: "Salah orang"'),
    row("Mutation.myRecordCorrect",                "x Q d d  d d d d d", 'field: NAME, wanted: "SRI"'),
    row("Mutation.myRecordCorrectWithdraw",        "x N N N  N N N N N",
        'id: "Q29ycmVjdGlvblJlcXVlc3Q6MA=="'),
    row("Mutation.registerDeath",                  "x x x x  d V x x x",
        'residentId: @resident, eventDate: @today, source: "474/3"'),
    row("Mutation.registerDeath",                  "x x x x  V d x x x",
        'residentId: @far_resident, eventDate: @today, source: "474/3"'),

    # Offices
    row("Query.officers",                          "x x x x  x x x x d", "", "edges { node { role } }",
        d=["DISTRICT", "HEAD", "HEAD", "OPERATOR", "OPERATOR", "REGENCY"]),
    row("Mutation.officerAppoint",                 "x x x x  x x x x d",
        'input: {login: "buyer@contoh.test", nik: @candidate.plain_nik, role: DEPUTY,'
        ' region: "35.10.17.2006"}'),
    row("Query.officerInvitations",                "x x x x  x x x x d", "", "edges { node { id } }",
        d=["invitation"]),
    row("Query.officerCandidates",                 "x x x x  x x x x d", 'search: "PAK CALON"', "name",
        d=["PAK CALON"]),
    row("Query.officerVacancies",                  "x x x x  x x x d d", 'region: "35.10.17.2001"', "roles",
        d=[["OPERATOR", "HEAD"]]),
    row("Mutation.officerInvite",                  "x x x x  x x x x d",
        'input: {residentId: @candidate, email: "calon@contoh.test", role: DEPUTY, region: "35.10.17.2006"}'),
    row("Mutation.officerInvitationCancel",        "x x x x  x x x x d", "id: @invitation"),
    row("Mutation.officerInvitationAccept",        "x d A A  U A A A A",
        "token: @invitation_token, nik: @candidate.plain_nik"),
    row("Mutation.officerStandIn",                 "x x x x  x x x x d",
        'id: @officer, region: "35.10.17.2001", lastDay: @today'),
    row("Mutation.officerDismiss",                 "x x x x  x x x x d", "id: @officer, lastDay: @today"),
    row("Mutation.officerDismiss",                 "x x x x  x x x x d", "id: @far_officer, lastDay: @today"),

    # Businesses
    row("Query.myBusinesses",                      "x 0 h t  0 0 0 0 0", "", "name",
        h=["Batik Gajah Oling", "Jamu Gendong", "Keripik Gadung", "Kopi Lereng Ijen", "Madu Hutan",
           "Sale Pisang", "Sapu Lidi"], t=["Ikan Asin Jajag", "Terasi Jajag"]),

    # Applications: the applicant reads what was typed, offices over the village what was sent.
    row("Query.letterTypes",                       "d d d d  d d d d d", "", "code"),
    row("Query.myApplications",                    "x 0 h t  0 0 0 0 0", "", "id", h=[*SENT, "draft"],
        t=["far_case", "far_draft", "far_letter_case"]),
    row("Query.applications",                      "x 0 0 0  h t h h b", "first: 50",
        "edges { node { id } }", h=SENT, t=["far_case", "far_letter_case"],
        b=[*SENT, "far_case", "far_letter_case"]),
    row("Query.applicationsAwaiting",              "x 0 0 0  o t h 0 0", "", "id", o=["case"],
        t=["far_case"], h=["checked_case"]),
    row("Query.application",                       "x 0 d 0  o 0 o o o", "id: @case",
        "id answers { field } documents { id } notes",
        d={"id": "case", "notes": None, "documents": ["case_document", "case_ktp"], "answers": [
            "activity", "birth_date", "business_name", "dusun", "kbli", "kk", "name", "nik", "place",
            "purpose", "region", "rt", "rw", "scale"]},
        o={"id": "case", "notes": ["nik_from_elsewhere"], **NOTHING_PRIVATE}),
    row("Query.application",                       "x 0 0 d  0 o 0 0 o", "id: @far_case",
        "id answers { field } documents { id }", o={"id": "far_case", **NOTHING_PRIVATE}),
    row("Query.application",                       "x 0 d 0  0 0 0 0 0", "id: @draft", "id"),
    row("Query.application",                       "x 0 0 d  0 0 0 0 0", "id: @far_draft", "id"),
    row("Mutation.applicationSaveDraft",           "x d d d  d d d d d",
        'answers: [{field: "name", value: "Uji"}]'),
    row("Mutation.applicationSaveDraft",           "x N d N  N N N N N",
        'id: @draft, answers: [{field: "name", value: "Uji"}]'),
    row("Mutation.applicationSaveDraft",           "x N d N  N N N N N",
        'id: @returned_case, answers: [{field: "name", value: "Uji"}]'),
    row("Mutation.applicationSaveDraft",           "x N E N  N N N N N",
        'id: @case, answers: [{field: "name", value: "Uji"}]'),
    row("Mutation.applicationAttachDocument",      "x N d N  N N N N N",
        'id: @draft, document: "face_photo", file: $photo'),
    row("Mutation.applicationAttachDocument",      "x N E N  N N N N N",
        'id: @case, document: "face_photo", file: $photo'),
    row("Mutation.applicationRemoveDocument",      "x N d N  N N N N N",
        'id: @draft, document: "place_photo"'),
    row("Mutation.applicationSubmit",              "x N d N  N N N N N", "id: @draft"),
    row("Mutation.applicationSubmit",              "x N N d  N N N N N", "id: @far_draft"),
    row("Mutation.applicationWithdraw",            "x N d N  N N N N N", "id: @case"),
    row("Mutation.applicationVerify",              "x x x x  d N x S x", f"id: @case, {CHECK}"),
    row("Mutation.applicationVerify",              "x x x x  N d x N x", f"id: @far_case, {CHECK}"),
    row("Mutation.applicationVerify",              "x x x x  N N x N x", f"id: @draft, {CHECK}"),
    row("Mutation.applicationConfirmNib",          "x x x x  D N x S x", f"id: @case, {CHECK}"),
    row("Mutation.applicationConfirmNib",          "x x x x  N N x N x", f"id: @draft, {CHECK}"),
    row("Mutation.applicationReturn",              "x N N N  d N S S S",
        'id: @case, reason: "Buram", items: ["place_photo"]'),
    row("Mutation.applicationReturn",              "x N N N  S N d S S",
        'id: @checked_case, reason: "Buram", items: ["place_photo"]'),
    row("Mutation.applicationReturn",              "x N N N  N N N N N",
        'id: @draft, reason: "Buram", items: ["place_photo"]'),
    row("Mutation.applicationReject",              "x N N N  d N S S S",
        'id: @case, reason: "Tidak ada usahanya"'),
    row("Mutation.applicationReject",              "x N N N  S N d S S",
        'id: @checked_case, reason: "Tidak ada usahanya"'),
    row("Mutation.applicationApprove",             "x x x x  x x d S x",
        f'id: @checked_case, password: "{PASSWORD}"'),
    row("Mutation.applicationApprove",             "x x x x  x x N N x",
        f'id: @far_case, password: "{PASSWORD}"'),
    row("Mutation.applicationApprove",             "x x x x  x x C C x",
        'id: @checked_case, password: "salah-sekali-9"'),

    # Letters
    row("Query.letterVerify",                      "d d d d  d d d d d", "number: @letter.number",
        "verdict content { holder }", d={"verdict": "VALID", "content": "SITI AMINAH"}),
    row("Query.myLetters",                         "x 0 h t  0 0 0 0 0", "", "id", h=LETTERS,
        t=["far_letter"]),
    row("Query.letters",                           "x 0 0 0  h t h h b", "", "edges { node { id } }",
        h=LETTERS, t=["far_letter"], b=[*LETTERS, "far_letter"]),
    row("Query.letter",                            "x 0 d 0  d 0 d d d", "id: @letter", "number"),
    row("Query.letter",                            "x 0 0 d  0 d 0 0 d", "id: @far_letter", "number"),
    row("Mutation.letterSuspend",                  "x x x x  x x d d d",
        'id: @letter, reason: "Tempat kosong"'),
    row("Mutation.letterSuspend",                  "x x x x  x x N N d",
        'id: @far_letter, reason: "Tempat kosong"'),
    row("Mutation.letterReinstate",                "x x x x  x x d d d",
        'id: @frozen_letter, reason: "Sudah dibuka"'),
    row("Mutation.letterRevoke",                   "x x x x  x x d d d",
        'id: @letter, reason: "Usaha tutup"'),
    row("Mutation.letterRevoke",                   "x x x x  x x N N d",
        'id: @far_letter, reason: "Usaha tutup"'),
    row("Mutation.letterRenew",                    "x N T N  N N N N N", "id: @letter"),
    row("Mutation.nibWithdraw",                    "x N N N  N N N N N",
        f'id: "{global_id("NibRecord", 999_999)}", reason: "Dicabut OSS"'),

    # Accounts
    row("Query.me",                                "0 m m m  m m m m m", "", "email", m="{email}"),
    row("Query.me",                                "0 d 0 0  0 0 0 0 0", "",
        "orders(first: 20) { edges { node { id } } }",
        d=[
            "asked_order", "given_order", "kept_order", "missed_order", "order", "owed_order",
            "owing_order", "packed_order", "paid_back_order", "proved_order", "returning_order", "said_order",
            "sent_order", "unpaid_order", "unsaid_order"]),
    row("Mutation.accountRegister",                "d d d d  d d d d d",
        'input: {email: "baru@contoh.test", password: "kelapa-muda-9"}'),
    row("Mutation.tokenCreate",                    "d d d d  d d d d d",
        f'email: "buyer@contoh.test", password: "{PASSWORD}"', "user { email }", d="buyer@contoh.test"),
    row("Mutation.tokenCreate",                    "C C C C  C C C C C",
        'email: "buyer@contoh.test", password: "salah-sekali-9"', "user { email }"),
    row("Mutation.tokenRefresh",                   "r r r r  r r r r r", "refreshToken: @refresh_token"),
    row("Mutation.secondFactorConfirm",            "x I J J  J J J J J",
        'refreshToken: @refresh_token, code: "123456"'),
    row("Mutation.passwordChange",                 "x m m m  m m m m m",
        f'oldPassword: "{PASSWORD}", newPassword: "kelapa-muda-9"', "user { email }", m="{email}"),
    row("Mutation.requestPasswordReset",           "d d d d  d d d d d",
        'email: "buyer@contoh.test", redirectUrl: "http://127.0.0.1:8000/akun/"'),
    row("Mutation.requestPasswordReset",           "r r r r  r r r r r",
        'email: "nobody@contoh.test", redirectUrl: "http://127.0.0.1:8000/akun/"'),
    row("Mutation.setPassword",                    "I I I I  I I I I I",
        'email: "buyer@contoh.test", token: "salah", password: "kelapa-muda-9"'),
]
