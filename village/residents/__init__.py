"""The register of residents, and who of them an account is.

An officer with READ_RESIDENTS searches it within the region of the office, masked, by name (also misspelt)
or NIK; opening one record is logged, and the resident reads that log. An operator (RECORD_REGISTER_EVENTS)
records births, deaths, moves, splits and corrections for his own village, and takes an event back by its
counter-event: events are the only way a row changes. A resident is *resident*, *moved* or *died*, or
*struck* when the event that entered him was undone.

A register comes in as a file of OpenSID (`opensid/`): the first load of a village is a batch without events,
later differences are events, seen in a preview and confirmed. A file is *uploaded*, *checked* (or
*unreadable*), *applying*, *applied* or *discarded*.

An account claims to be a resident by NIK, KK, name and birth date (*claimed*); an officer of the
resident's village confirms the person, at the counter or by photos (*verified*); either may end
it (*released*). Who is confirmed may ask for a correction (*asked*), answered within 3 x 24 hours by an
event (*corrected*) or a reason (*declined*), or taken back (*withdrawn*); who has no e-mail gets a one-time
code for a new password at the counter.
"""
