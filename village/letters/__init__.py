"""Letters of the village: types from folders, applications, decisions, numbers, signatures, paper, checking.

A resident's account drafts and sends an application; only that account edits it. Officers of the
village work through the steps of the letter's type: who holds VERIFY_APPLICATIONS verifies, another one
with APPROVE_APPLICATIONS approves with the password; either returns or rejects. Nobody decides for
himself or his family. While the officer of a step may not or is away, it goes by itself to the deputy
and then to the district (`rules.deciding.STANDS_IN`); what is late the district sees too. Approval
numbers, signs and issues the letter in one transaction. A type whose result is `nib_record` issues
nothing: an officer confirms what he found at OSS. Head, district and regency suspend, reinstate and
revoke. The holder renews from sixty days before the end, and is reminded. Anybody checks a letter and
sees its whole public content, never a NIK or KK; the PDF goes to the owner and the offices.

An application is *draft*, *submitted*, *in_progress*, *returned*, *issued*, *rejected* or *withdrawn*.
A letter is *valid*, *suspended* or *revoked*; that it has expired, or does not count yet, is derived.
"""
