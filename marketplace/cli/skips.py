"""A pytest plugin: says in plain words what was not run and why. With MALL_CI set, a skip is a failure."""

import os
from collections import Counter

import pytest


def reasons(reporter: pytest.TerminalReporter) -> Counter[str]:
    counted: Counter[str] = Counter()
    for report in reporter.stats.get("skipped", []):
        place = report.longrepr
        counted[place[2].removeprefix("Skipped: ") if isinstance(place, tuple) else str(place)] += 1
    return counted


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    found = reasons(terminalreporter)
    if not found:
        return
    terminalreporter.section("not run")
    for reason, times in found.most_common():
        terminalreporter.write_line(f"{times} not run: {reason}")
    if is_strict():
        terminalreporter.write_line("MALL_CI is set: whatever was skipped counts as failed.")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if (
        reporter is not None
        and is_strict()
        and reasons(reporter)
        and session.exitstatus == pytest.ExitCode.OK
    ):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def is_strict() -> bool:
    return bool(os.environ.get("MALL_CI"))
