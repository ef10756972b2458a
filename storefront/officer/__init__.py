"""Pages of the offices, `/kantor/`: operators, heads and deputies of villages, district and regency officers.

Every role holds HOLD_OFFICE and sees the applications, letters and shops of its own regions; what it may
do there is its role's (`village.officers.rules`). Residents are opened by village offices alone, with a
purpose, and every look is logged. An account without an office is told how it gets one.
"""
