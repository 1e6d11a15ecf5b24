"""Extraction beyond one machine: parts of the input in, parts of Parquet out, on Ray (ADR 0054). Needs the extra `bulk`."""
