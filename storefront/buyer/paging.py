"""Lists in pages: which one is asked for, and where the ones beside it are."""

from dataclasses import dataclass

from django.http import HttpRequest

from storefront.look.shapes import Pager


@dataclass(frozen=True)
class Paging:
    """`?hal=2` of a list of `total` rows; what is no page of it leads to the nearest one that is."""

    request: HttpRequest
    total: int
    size: int

    @property
    def number(self) -> int:
        typed, last = self.request.GET.get("hal", "1"), max(1, -(-self.total // self.size))
        return min(max(1, int(typed)), last) if typed.isdecimal() else 1

    @property
    def offset(self) -> int:
        return (self.number - 1) * self.size

    def pager(self, shown: int) -> Pager | None:
        """None where one page holds everything."""
        if self.total <= self.size:
            return None
        number, path = self.number, self.request.path
        return Pager(
            first=self.offset + 1,
            last=self.offset + shown,
            total=self.total,
            previous_url=f"{path}?hal={number - 1}" if number > 1 else "",
            next_url=f"{path}?hal={number + 1}" if number * self.size < self.total else "",
        )
