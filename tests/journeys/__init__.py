"""The whole line, walked from end to end as people and clients walk it.

Nothing here touches a model: a site of its own (database, web server, worker, folder of files) is put up by
the commands of a deployment, and everything after that goes through pages or the API. Chromium is looked for
at `CHROMIUM`, else at /usr/bin/chromium. Pictures of the pages that were opened are kept in
`screenshots/journeys/` of the mall's folder for files (`var/` unless MALL_VAR says otherwise), the newest run
over the one before.
"""
