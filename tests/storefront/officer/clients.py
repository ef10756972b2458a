"""Browsers of officers, and what a page says."""

import html
import re
from datetime import datetime

from allauth.account.internal.flows.login import record_authentication
from django.http import HttpResponse
from django.test import Client, RequestFactory

from foundation.accounts.models import User
from village.officers.models import Officer


def client_of(who: User | Officer) -> Client:
    """A browser signed in as an account, or as the account of an officer."""
    client = Client()
    client.force_login(who.account if isinstance(who, Officer) else who)
    return client


def enter_code(client: Client, officer: Officer, *, at: datetime) -> None:
    """The session of a browser, as if the second factor had been given at a moment."""
    request = RequestFactory().get("/")
    request.session = client.session
    record_authentication(request, officer.account, "mfa")
    request.session["account_authentication_methods"][-1]["at"] = at.timestamp()
    request.session.save()


def words_of(response: HttpResponse) -> str:
    """The text of a page as one line, without tags; icons and scripts say nothing."""
    body = response.content.decode()
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", body, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
