"""From what the rooms below answer to what the buyer's templates show."""
