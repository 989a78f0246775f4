"""Results leave the program: as text for the terminal, as JSON, as a workbook."""
