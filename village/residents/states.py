"""What a resident is in the register, what a claim on a resident is, and the allowed moves of both."""

RESIDENT = "resident"
MOVED = "moved"
DIED = "died"
# Was entered by an event that has been undone: nobody, kept because the event is.
STRUCK = "struck"

STATUSES = (RESIDENT, MOVED, DIED, STRUCK)
STATUS_MOVES = {
    RESIDENT: frozenset({MOVED, DIED}),
    MOVED: frozenset({RESIDENT, DIED}),
    DIED: frozenset(),
    STRUCK: frozenset(),
}
"""What events do. Undoing one goes back the same way, and from RESIDENT to STRUCK."""

CLAIMED = "claimed"
VERIFIED = "verified"
RELEASED = "released"

BINDING_STATES = (CLAIMED, VERIFIED, RELEASED)
BINDING_MOVES = {
    CLAIMED: frozenset({VERIFIED, RELEASED}),
    VERIFIED: frozenset({RELEASED}),
    RELEASED: frozenset(),
}

COUNTER = "counter"
PHOTOS = "photos"
APPOINTMENT = "appointment"
METHODS = (COUNTER, PHOTOS, APPOINTMENT)

BIRTH = "birth"
DEATH = "death"
MOVE_OUT = "move_out"
MOVE_IN = "move_in"
SPLIT = "split"
CORRECTION = "correction"
IMPORT_DIFFERENCE = "import_difference"
UNDO = "undo"
EVENT_KINDS = (BIRTH, DEATH, MOVE_OUT, MOVE_IN, SPLIT, CORRECTION, IMPORT_DIFFERENCE, UNDO)

# A resident asks for a correction of the own record.
ASKED = "asked"
CORRECTED = "corrected"
DECLINED = "declined"
WITHDRAWN = "withdrawn"
REQUEST_STATES = (ASKED, CORRECTED, DECLINED, WITHDRAWN)
REQUEST_MOVES = {
    ASKED: frozenset({CORRECTED, DECLINED, WITHDRAWN}),
    CORRECTED: frozenset(),
    DECLINED: frozenset(),
    WITHDRAWN: frozenset(),
}

# A file of a register on its way in.
UPLOADED = "uploaded"
CHECKED = "checked"
UNREADABLE = "unreadable"
APPLYING = "applying"
APPLIED = "applied"
DISCARDED = "discarded"
IMPORT_STATES = (UPLOADED, CHECKED, UNREADABLE, APPLYING, APPLIED, DISCARDED)
IMPORT_MOVES = {
    UPLOADED: frozenset({CHECKED, UNREADABLE, DISCARDED}),
    CHECKED: frozenset({APPLYING, DISCARDED}),
    # Back to CHECKED when the register has changed since: a new preview, to be confirmed again.
    APPLYING: frozenset({APPLIED, CHECKED}),
    UNREADABLE: frozenset(),
    APPLIED: frozenset(),
    DISCARDED: frozenset(),
}

MALE = "male"
FEMALE = "female"
SEXES = (MALE, FEMALE)

SINGLE = "single"
MARRIED = "married"
DIVORCED = "divorced"
WIDOWED = "widowed"
MARITAL_STATUSES = (SINGLE, MARRIED, DIVORCED, WIDOWED)

HEAD = "head"
HUSBAND = "husband"
WIFE = "wife"
CHILD = "child"
CHILD_IN_LAW = "child_in_law"
GRANDCHILD = "grandchild"
PARENT = "parent"
PARENT_IN_LAW = "parent_in_law"
OTHER_FAMILY = "other_family"
HELPER = "helper"
OTHER = "other"
RELATIONS = (
    HEAD,
    HUSBAND,
    WIFE,
    CHILD,
    CHILD_IN_LAW,
    GRANDCHILD,
    PARENT,
    PARENT_IN_LAW,
    OTHER_FAMILY,
    HELPER,
    OTHER,
)
