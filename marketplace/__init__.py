"""The roof and the trade: settings, addresses, schema, commands; delivery, payments, checkout, orders."""
