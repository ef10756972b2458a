"""The one door of the house: what `./mall` does.

Runs on any Python 3.11 to 3.13 with nothing installed: every module here that is imported before the
environment exists uses the standard library only. It makes `.venv`, brings up PostgreSQL, migrates, and
then starts the programs of the house as child processes. It holds no rule of the market.
"""
