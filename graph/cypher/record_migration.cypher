// Record that a migration was applied.
// params: version, name, checksum
// returns: nothing
MERGE (m:Migration {version: $version}) SET m.name = $name, m.checksum = $checksum
