"""What visitors type: a search, sign-in, sign-up, passwords, codes."""
