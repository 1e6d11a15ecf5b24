"""`python -m app` is `dragoman`."""

from app.cli import main

main()
