"""What can be wrong with jobs, feeds and workers; light to import, since every command knows how to tell it."""


class JobsUnreachable(Exception):
    """The database of jobs cannot be used. Correct DRAGOMAN_JOBS_URL, or the rights of its file or folder."""


class NoSuchJob(Exception):
    """There is no job with this id: `dragoman jobs list` shows those that there are."""


class JobIsOpen(Exception):
    """The job waits or runs already. Let it end, or cancel it first."""


class NoSuchFeed(Exception):
    """There is no feed with this id: `dragoman feeds list` shows those that there are."""


class FeedExists(Exception):
    """The address is among the feeds already. Change that one instead."""


class FeedIsBusy(Exception):
    """The feed is being visited just now. Wait for the end of that job."""


class WorkerRuns(Exception):
    """A worker of this name runs already, and two would do the same work. Stop it, or set DRAGOMAN_WORKER to another name."""
