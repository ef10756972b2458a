"""What is read of letters and applications, always for somebody."""
