/// SQLite: which segments count, which runs there were and what was quarantined.
@NullMarked
package dev.iamtracker.sqlite;

import org.jspecify.annotations.NullMarked;
