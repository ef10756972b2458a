"""The sizes of a business by PP 7/2021."""

MICRO = "micro"
SMALL = "small"
MEDIUM = "medium"

SCALES = (MICRO, SMALL, MEDIUM)
