"""The workbook: one sheet a file, with live formulas beside the app's own values."""
