"""Businesses of residents, their line of business (KBLI) and their NIB as a record.

A resident may own several; a verified account registers them for its resident. The NIB comes from
OSS alone: here it is noted as told, or as checked by an officer of the village on a day.
"""
