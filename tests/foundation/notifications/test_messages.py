import pytest

from foundation.access.refusals import NotFound
from foundation.clock import now
from foundation.notifications.models import Message
from foundation.notifications.selectors import message_count, messages_for, unread_count
from foundation.notifications.services import mail_message, mark_all_read, mark_read, notify
from tests.foundation.factories import an_account, viewer_for

pytestmark = pytest.mark.django_db


def a_message_to(account) -> Message:
    return notify(
        recipient_id=account.pk,
        kind="letter",
        subject="Surat terbit",
        body="Surat Anda siap.",
        url="/jualan/",
        at=now(),
    )


def test_everybody_reads_his_own_inbox_in_one_query(django_assert_num_queries):
    siti, other = an_account(), an_account()
    first, second = a_message_to(siti), a_message_to(siti)
    a_message_to(other)
    viewer = viewer_for(siti)

    with django_assert_num_queries(1):
        inbox = messages_for(viewer)

    assert inbox == [second, first]
    assert unread_count(viewer_for(siti)) == 2


def test_nobody_marks_the_message_of_another():
    siti, other = an_account(), an_account()
    message = a_message_to(siti)

    with pytest.raises(NotFound):
        mark_read(message_id=message.pk, by=viewer_for(other), at=now())

    assert Message.objects.get().read_at is None


def test_a_message_is_mailed_once_and_its_task_came_with_it(mailoutbox):
    message = a_message_to(an_account(email="siti@contoh.test"))

    assert mail_message(message_id=message.pk, at=now()) is True
    assert mail_message(message_id=message.pk, at=now()) is False
    assert [mail.to for mail in mailoutbox] == [["siti@contoh.test"]]
    assert "/jualan/" in mailoutbox[0].body


def test_an_account_without_address_has_the_inbox_alone(mailoutbox):
    message = a_message_to(an_account(phone="081234567890"))

    assert mail_message(message_id=message.pk, at=now()) is False
    assert mailoutbox == []


def test_reading_counts_the_first_time():
    siti = an_account()
    message, later = a_message_to(siti), now()
    first = mark_read(message_id=message.pk, by=viewer_for(siti), at=later).read_at

    again = mark_read(message_id=message.pk, by=viewer_for(siti), at=now()).read_at

    assert first == again == later


def test_the_whole_inbox_is_marked_read_and_nobody_elses():
    siti, other = an_account(), an_account()
    for account in (siti, siti, other):
        a_message_to(account)

    changed = mark_all_read(by=viewer_for(siti), at=now())

    assert changed == message_count(viewer_for(siti)) == 2
    assert (unread_count(viewer_for(siti)), unread_count(viewer_for(other))) == (0, 1)
    assert len(messages_for(viewer_for(siti), limit=1, offset=1)) == 1
