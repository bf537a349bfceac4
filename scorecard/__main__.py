"""`python -m scorecard`, for machines on which another program owns the name `scorecard`."""

from scorecard.cli.main import run

if __name__ == "__main__":
    run()
