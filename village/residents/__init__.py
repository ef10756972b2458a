"""The register of residents, and who of them an account is.

An officer with READ_RESIDENTS searches it within the region of the office, masked; opening one
record is logged, and the resident reads that log. An operator records events (a death, a move) for
his own village: they are the only way a status changes. A resident is *resident*, *moved* or *died*.

An account claims to be a resident by NIK, KK, name and birth date (*claimed*); an officer of the
resident's village confirms the person, at the counter or by photos (*verified*); either may end
it (*released*).
"""
