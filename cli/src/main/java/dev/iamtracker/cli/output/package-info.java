/// Answers of queries as table, JSON, NDJSON and CSV.
@NullMarked
package dev.iamtracker.cli.output;

import org.jspecify.annotations.NullMarked;
