"""The components page: every component in every state. Only demo and test sites route it."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from foundation.access.pages import page
from foundation.access.permissions import PUBLIC
from foundation.clock import now
from storefront.look import sample


@page(access=PUBLIC, methods=("GET", "POST"))
def components(request: HttpRequest) -> HttpResponse:
    at = now()
    form = sample.SampleForm(request.POST if request.method == "POST" else sample.TYPED)
    context = {
        **sample.context(),
        "form": form,
        "calm": sample.CalmForm(),
        "now": at,
        "tomorrow": at + dt.timedelta(days=1),
        "nik": sample.NIK,
    }
    return render(request, "look/components.html", context)
