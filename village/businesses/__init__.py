"""Businesses of residents, their line of business (KBLI) and their NIB as a record.

A resident may own several; an account registers them for the resident that it claims or is confirmed
to be, and each account sees its own. Officers see those of their regions. The NIB comes from
OSS alone: here it is noted as told, or as checked by an officer of the village on a day.
"""
