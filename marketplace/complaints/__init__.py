"""Complaints about a shop, goods, a letter or an officer, from a visitor or an account.

Everybody may complain; how to be reached is optional, and a secret link shows how it stands. What
concerns a village's shop or letter lies at its district's desk, what concerns officers at the regency's; a
district hands up what it does not settle. District and regency officers (HANDLE_COMPLAINTS) answer within
five office days, or pass on to another authority; nobody handles what concerns himself or his family.

States: received -> in_progress -> answered | passed_on.
"""
