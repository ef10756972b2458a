import getpass
import sys
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foundation.access.refusals import Refusal
from foundation.clock import NO_END, now, today
from village.officers.selectors import account_and_resident
from village.officers.services import appoint_officer
from village.officers.states import ROLES


class Command(BaseCommand):
    help = (
        "Give a resident of the register a role. The first regency officer of a deployment appoints the rest."
        " The NIK is asked for, or read from standard input: it does not belong into a command line."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("login", help="e-mail address or phone number of the account")
        parser.add_argument("role", choices=ROLES)
        parser.add_argument("region", help="code of the region, for example 35.10")
        parser.add_argument("--from", dest="active_from", type=date.fromisoformat, help="default: today")
        parser.add_argument("--until", dest="active_until", type=date.fromisoformat, default=NO_END)

    def handle(self, *args: Any, **options: Any) -> None:
        nik = getpass.getpass("NIK: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
        at = now()
        try:
            account_id, resident_id = account_and_resident(login=options["login"], nik=nik)
            officer = appoint_officer(
                account_id=account_id,
                resident_id=resident_id,
                role=options["role"],
                region_code=options["region"],
                active_from=options["active_from"] or today(at),
                active_until=options["active_until"],
                by=None,
                at=at,
            )
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{officer.resident.name}: {officer.role} of {officer.region}")
