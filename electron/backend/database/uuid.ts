/**
 * SQL that makes a UUIDv7 (RFC 9562: 48 bits of milliseconds, 74 of chance): the identity of a record that may leave the
 * office. Every INSERT of a table with a `uuid` gives one; a row that comes without gets it from a trigger (migration 0002).
 */
const milliseconds = `CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER)`

export const newUuid = `lower(printf('%08x-%04x-7%03x-%04x-%04x%08x', ${milliseconds} / 65536, ${milliseconds} % 65536,
  abs(random() % 4096), 32768 + abs(random() % 16384), abs(random() % 65536), abs(random() % 4294967296)))`
