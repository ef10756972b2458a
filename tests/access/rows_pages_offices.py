"""The matrix of pages: the offices. The letters are those of the public pages.

An office sees its own regions, and what others hold is not found; a look at a person is logged.
"""

from tests.access.pages import Row, page
from tests.foundation.factories import PASSWORD

CHECKED = {"checked": ["person", "place", "activity"]}
REASON = {"reason": "Tidak ada usahanya"}
PURPOSE = ("officer:resident", {"purpose": "Mencatat kematian"})
DEATH = {"event_date": "@today", "source": "474.3/12/2026", "sure": "on"}
CASE_FILE = {"id": "@case", "document": "@case_document"}
HERE, THERE = {"wilayah": "35.10.17.2006"}, {"wilayah": "35.10.07.2002"}

# fmt: off
ROWS: list[Row] = [
    #                                                V B S A  O T H D R
    page("GET officer:queue",                       "> 3 3 3  2 2 2 2 r"),
    page("GET officer:queue",                       "> 3 3 3  2 2 2 2 r", query={"lihat": "lain"}),
    page("POST officer:seat",                       "> 3 3 3  r 4 4 4 4", data={"office": "@officer"}),

    # Applications
    page("GET officer:applications",                "> 3 3 3  2 2 2 2 2"),
    page("GET officer:applications",                "> 3 3 3  2 2 2 2 2", query=THERE),
    page("GET officer:applications",                "> 3 3 3  2 2 2 2 2", query=HERE),
    page("POST officer:applications",               "> 3 3 3  r r r r r", data={"cari": "terasi"}),
    page("GET officer:case",                        "> 3 3 3  l 4 l l l", where={"id": "@case"}),
    page("GET officer:case",                        "> 3 3 3  4 l 4 4 l", where={"id": "@far_case"}),
    page("GET officer:case",                        "> 3 3 3  4 4 4 4 4", where={"id": "@draft"}),
    page("GET officer:case_verify",                 "> 3 3 3  r r 3 r 3", where={"id": "@case"}),
    page("POST officer:case_verify",                "> 3 3 3  d 4 3 l 3", where={"id": "@case"},
         data=CHECKED),
    page("POST officer:case_verify",                "> 3 3 3  4 d 3 4 3", where={"id": "@far_case"},
         data=CHECKED),
    page("POST officer:case_verify",                "> 3 3 3  4 4 3 4 3", where={"id": "@draft"},
         data=CHECKED),
    page("GET officer:case_approve",                "> 3 3 3  3 3 r r 3", where={"id": "@checked_case"}),
    page("POST officer:case_approve",               "> 3 3 3  3 3 d l 3", where={"id": "@checked_case"},
         data={"password": PASSWORD}),
    page("POST officer:case_approve",               "> 3 3 3  3 3 l l 3", where={"id": "@case"},
         data={"password": PASSWORD}),
    page("POST officer:case_approve",               "> 3 3 3  3 3 4 4 3", where={"id": "@far_case"},
         data={"password": PASSWORD}),
    page("GET officer:case_return",                 "> 3 3 3  2 4 2 2 2", where={"id": "@case"}),
    page("POST officer:case_return",                "> 3 3 3  d 4 2 2 2", where={"id": "@case"},
         data={**REASON, "documents": ["place_photo"]}),
    page("POST officer:case_return",                "> 3 3 3  4 d 4 4 2", where={"id": "@far_case"},
         data={**REASON, "documents": ["place_photo"]}),
    page("GET officer:case_reject",                 "> 3 3 3  2 4 2 2 2", where={"id": "@case"}),
    page("POST officer:case_reject",                "> 3 3 3  d 4 2 2 2", where={"id": "@case"}, data=REASON),
    page("POST officer:case_reject",                "> 3 3 3  2 4 d 2 2", where={"id": "@checked_case"},
         data=REASON),
    page("GET officer:case_concept",                "> 3 3 3  l 4 l l 4", where={"id": "@case"}),
    page("GET officer:case_concept",                "> 3 3 3  4 l 4 4 4", where={"id": "@far_case"}),
    page("GET officer:case_document",               "> 3 3 3  l 4 l l l", where=CASE_FILE),
    page("GET officer:case_document",               "> 3 3 3  4 4 4 4 4",
         where={"id": "@case", "document": "@far_case_document"}),
    page("GET officer:case_document",               "> 3 3 3  4 4 4 4 4",
         where={"id": "@draft", "document": "@draft_document"}),

    # The register
    page("GET officer:identity",                    "> 3 3 3  l 4 3 l 3", where={"id": "@claim"}),
    page("GET officer:identity",                    "> 3 3 3  4 l 3 4 3", where={"id": "@far_claim"}),
    page("POST officer:identity",                   "> 3 3 3  d 4 3 d 3", where={"id": "@claim"},
         data={"method": "counter"}),
    page("POST officer:identity",                   "> 3 3 3  4 d 3 4 3", where={"id": "@far_claim"},
         data={"decision": "release", "reason": "Bukan orangnya"}),
    page("GET officer:residents",                   "> 3 3 3  2 2 2 3 3"),
    page("POST officer:residents",                  "> 3 3 3  2 2 2 3 3", data={"search": "NGADINAH"}),
    page("POST officer:residents",                  "> 3 3 3  2 2 2 3 3", data={"search": "KLEMENS"}),
    page("GET officer:resident",                    "> 3 3 3  2 2 2 3 3", where={"id": "@resident"}),
    page("GET officer:resident",                    "> 3 3 3  l 4 l 3 3", where={"id": "@resident"},
         first=PURPOSE),
    page("GET officer:resident",                    "> 3 3 3  4 l 4 3 3", where={"id": "@far_resident"},
         first=PURPOSE),
    page("POST officer:resident",                   "> 3 3 3  r r r 3 3", where={"id": "@resident"},
         data=PURPOSE[1]),
    page("GET officer:resident_death",              "> 3 3 3  r r 3 3 3", where={"id": "@resident"}),
    page("GET officer:resident_death",              "> 3 3 3  l 4 3 3 3", where={"id": "@resident"},
         first=PURPOSE),
    page("POST officer:resident_death",             "> 3 3 3  r r 3 3 3", where={"id": "@resident"},
         data=DEATH),
    page("POST officer:resident_death",             "> 3 3 3  d 4 3 3 3", where={"id": "@resident"},
         data=DEATH, first=PURPOSE),
    page("POST officer:resident_death",             "> 3 3 3  4 d 3 3 3", where={"id": "@far_resident"},
         data=DEATH, first=PURPOSE),
    page("GET officer:resident_move",               "> 3 3 3  l 4 3 3 3", where={"id": "@resident"},
         first=PURPOSE),
    page("POST officer:resident_move",              "> 3 3 3  d 4 3 3 3", where={"id": "@resident"},
         data=DEATH, first=PURPOSE),

    # Letters
    page("GET officer:letters",                     "> 3 3 3  2 2 2 2 2"),
    page("GET officer:letters",                     "> 3 3 3  2 2 2 2 2", query=THERE),
    page("POST officer:letters",                    "> 3 3 3  r r r r r", data={"cari": "jajag"}),
    page("GET officer:letter",                      "> 3 3 3  2 4 2 2 2", where={"id": "@letter"}),
    page("GET officer:letter",                      "> 3 3 3  4 2 4 4 2", where={"id": "@far_letter"}),
    page("GET officer:letter_pdf",                  "> 3 3 3  l 4 l l l", where={"id": "@letter"}),
    page("GET officer:letter_pdf",                  "> 3 3 3  4 l 4 4 l", where={"id": "@far_letter"}),
    page("GET officer:letter_suspend",              "> 3 3 3  3 3 2 2 2", where={"id": "@letter"}),
    page("POST officer:letter_suspend",             "> 3 3 3  3 3 d d d", where={"id": "@letter"},
         data=REASON),
    page("POST officer:letter_suspend",             "> 3 3 3  3 3 4 4 d", where={"id": "@far_letter"},
         data=REASON),
    page("GET officer:letter_reinstate",            "> 3 3 3  3 3 2 2 2", where={"id": "@frozen_letter"}),
    page("POST officer:letter_reinstate",           "> 3 3 3  3 3 d d d", where={"id": "@frozen_letter"},
         data=REASON),
    page("GET officer:letter_revoke",               "> 3 3 3  3 3 2 2 2", where={"id": "@letter"}),
    page("POST officer:letter_revoke",              "> 3 3 3  3 3 d d d", where={"id": "@letter"},
         data=REASON),
    page("POST officer:letter_revoke",              "> 3 3 3  3 3 4 4 d", where={"id": "@far_letter"},
         data=REASON),

    # Shops and sanctions
    page("GET officer:shops",                       "> 3 3 3  2 2 2 2 2"),
    page("GET officer:shops",                       "> 3 3 3  2 2 2 2 2", query=THERE),
    page("POST officer:shops",                      "> 3 3 3  r r r r r", data={"cari": "kopi"}),
    page("GET officer:shop",                        "> 3 3 3  2 4 2 2 2", where={"id": "@shop"}),
    page("GET officer:shop",                        "> 3 3 3  2 4 2 2 2", where={"id": "@barred_shop"}),
    page("GET officer:shop",                        "> 3 3 3  4 2 4 4 2", where={"id": "@far_shop"}),
    page("GET officer:sanction_lay",                "> 3 3 3  3 3 3 3 2", where={"id": "@shop"}),
    page("POST officer:sanction_lay",               "> 3 3 3  3 3 3 3 d", where={"id": "@shop"}, data=REASON),
    page("GET officer:sanctions",                   "> 3 3 3  3 3 3 3 2"),
    page("GET officer:sanction_lift",               "> 3 3 3  3 3 3 3 2", where={"id": "@sanction"}),
    page("POST officer:sanction_lift",              "> 3 3 3  3 3 3 3 d", where={"id": "@sanction"},
         data=REASON),

    # Reviews that were reported
    page("GET officer:reviews",                     "> 3 3 3  3 3 3 3 2"),
    page("GET officer:review",                      "> 3 3 3  3 3 3 3 2", where={"id": "@review"}),
    page("POST officer:review",                     "> 3 3 3  3 3 3 3 d", where={"id": "@review"},
         data={"decision": "hide", "reason": "Kata kasar"}),

    # What is overseen, and who holds office
    page("GET officer:villages",                    "> 3 3 3  3 3 3 2 2"),
    page("GET officer:villages",                    "> 3 3 3  3 3 3 4 2", query={"wilayah": "35.10.07"}),
    page("GET officer:numbers",                     "> 3 3 3  2 2 2 2 2"),
    page("GET officer:collections",                 "> 3 3 3  3 3 3 3 2"),
    page("GET officer:collection_add",              "> 3 3 3  3 3 3 3 2"),
    page("POST officer:collection_add",             "> 3 3 3  3 3 3 3 d", data={"name": "Lebaran"}),
    page("GET officer:collection",                  "> 3 3 3  3 3 3 3 2", where={"id": "@hidden_collection"}),
    page("POST officer:collection",                 "> 3 3 3  3 3 3 3 d", where={"id": "@hidden_collection"},
         data={"show": "1"}),
    page("GET officer:officers",                    "> 3 3 3  3 3 3 3 2"),
    page("GET officer:officer_appoint",             "> 3 3 3  3 3 3 3 2"),
    page("POST officer:officer_appoint",            "> 3 3 3  3 3 3 3 d",
         data={"login": "buyer@contoh.test", "nik": "@candidate.plain_nik", "role": "deputy",
               "region": "35.10.17.2006", "active_from": "@today"}),
    page("GET officer:region_rows",                 "> 3 3 3  3 3 3 3 2", query={"region_q": "giri"}),
    page("GET officer:officer_dismiss",             "> 3 3 3  3 3 3 3 2", where={"id": "@officer"}),
    page("POST officer:officer_dismiss",            "> 3 3 3  3 3 3 3 d", where={"id": "@far_officer"},
         data={"last_day": "@today"}),
]
