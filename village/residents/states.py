"""What a resident is in the register, what a claim on a resident is, and the allowed moves of both."""

RESIDENT = "resident"
MOVED = "moved"
DIED = "died"

STATUSES = (RESIDENT, MOVED, DIED)
STATUS_MOVES = {RESIDENT: frozenset({MOVED, DIED}), MOVED: frozenset({RESIDENT, DIED}), DIED: frozenset()}

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
EVENT_KINDS = (BIRTH, DEATH, MOVE_OUT, MOVE_IN, SPLIT, CORRECTION, IMPORT_DIFFERENCE)

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
