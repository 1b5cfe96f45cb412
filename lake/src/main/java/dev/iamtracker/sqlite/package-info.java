/// SQLite: which segments count, which runs there were, what was quarantined, what was found and
/// who was told.
@NullMarked
package dev.iamtracker.sqlite;

import org.jspecify.annotations.NullMarked;
