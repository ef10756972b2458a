"""The ground: clock, money, ids, tasks, encryption, access, accounts, audit, notifications, GraphQL."""
