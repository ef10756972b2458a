"""The register for officers (masked, logged), one's own record, and the confirmation of identities."""
