"""What can be asked of a viewer. Roles are tied to permissions in `village.officers.rules`.

Every role holds HOLD_OFFICE: it opens what all offices see of their own regions.
"""

PUBLIC = "public"
SIGNED_IN = "signed-in"

HOLD_OFFICE = "village.hold_office"
VERIFY_APPLICATIONS = "village.verify_applications"
APPROVE_APPLICATIONS = "village.approve_applications"
SUSPEND_LETTERS = "village.suspend_letters"
READ_RESIDENTS = "village.read_residents"
RECORD_REGISTER_EVENTS = "village.record_register_events"
OVERSEE_VILLAGES = "village.oversee_villages"
LAY_SANCTIONS = "vendors.lay_sanctions"
HANDLE_COMPLAINTS = "marketplace.handle_complaints"
MANAGE_COLLECTIONS = "catalog.manage_collections"
MANAGE_OFFICERS = "village.manage_officers"
MODERATE_REVIEWS = "catalog.moderate_reviews"

PERMISSIONS = frozenset(
    {
        HOLD_OFFICE,
        VERIFY_APPLICATIONS,
        APPROVE_APPLICATIONS,
        SUSPEND_LETTERS,
        READ_RESIDENTS,
        RECORD_REGISTER_EVENTS,
        OVERSEE_VILLAGES,
        LAY_SANCTIONS,
        HANDLE_COMPLAINTS,
        MANAGE_COLLECTIONS,
        MANAGE_OFFICERS,
        MODERATE_REVIEWS,
    }
)


def is_access(value: object) -> bool:
    """Whether `value` is a declaration of access: PUBLIC, SIGNED_IN or a permission."""
    return value in (PUBLIC, SIGNED_IN) or value in PERMISSIONS
