"""What is given to be read, files, standard input or addresses, as articles (ADR 0051)."""
