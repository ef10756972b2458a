from graphene import ID, String

from foundation.access import SIGNED_IN
from foundation.access.permissions import READ_RESIDENTS, VERIFY_APPLICATIONS
from foundation.graphql.connections import connection_field
from foundation.graphql.declare import Field, Queries
from foundation.graphql.sources import connection, lookup, one
from village.residents.graphql.rows import open_record, own_record, resident_page, waiting_identity_page
from village.residents.graphql.types import Identity, MyRecord, Resident, ResidentRecord
from village.residents.graphql.words import ResidentStatusEnum


class ResidentQueries(Queries):
    residents = connection_field(
        Resident,
        search=String(required=True, description="Three letters of the name or more, or a whole NIK."),
        status=ResidentStatusEnum(),
        access=READ_RESIDENTS,
        source=connection(resident_page, default=20),
        description="Residents in the officer's regions: as written first, then those that sound alike.",
    )
    resident = Field(
        ResidentRecord,
        id=ID(required=True),
        purpose=String(required=True, description="What for; the resident reads it."),
        access=READ_RESIDENTS,
        source=lookup(open_record),
        description="One whole record. The look is logged, and the resident can read the log.",
    )
    my_record = Field(MyRecord, access=SIGNED_IN, source=one(own_record))
    identities_awaiting = connection_field(
        Identity,
        access=VERIFY_APPLICATIONS,
        source=connection(waiting_identity_page, default=20),
        description="Claims that wait for confirmation in the officer's regions, oldest first.",
    )
