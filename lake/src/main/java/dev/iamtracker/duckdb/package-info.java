/// The lake read with DuckDB: Parquet segments as the table `iam_events`, and SQL over it that can
/// neither write nor read anything else.
@NullMarked
package dev.iamtracker.duckdb;

import org.jspecify.annotations.NullMarked;
