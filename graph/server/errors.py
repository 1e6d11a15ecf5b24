"""What can go wrong with the managed database, each with a way on."""


class ServerError(Exception):
    """The managed Neo4j cannot run. Show the message: it says why and what to do; nothing stored is lost."""


class DownloadFailed(ServerError):
    """Neo4j could not be downloaded. Restore the network and repeat; what has arrived is kept."""


class BadArtifact(ServerError):
    """A downloaded file is not the one that was locked. Repeat; if it persists, something changes files on the way."""


class DiskFull(ServerError):
    """Too little space. Free some, or name another folder in DRAGOMAN_CACHE or DRAGOMAN_DATA."""


class FolderUnusable(ServerError):
    """A folder cannot be made or written. Correct its owner or mode, or name another in the settings."""


class PortBusy(ServerError):
    """Another program listens on the port. Stop it, or name another port in the settings."""


class AlreadyRunning(ServerError):
    """Another Dragoman holds this data folder. Use its addresses, stop it, or name another DRAGOMAN_DATA."""


class StartFailed(ServerError):
    """Neo4j ended or hung while starting. The message has the last lines of its log."""


class ImportFailed(ServerError):
    """Neo4j's importer could not make the database. The database is as it was; the message has the last lines of its log."""
