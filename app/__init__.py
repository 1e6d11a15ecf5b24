"""The service: settings, REST API, command line."""
