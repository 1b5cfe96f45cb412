/// DuckDB: writes Parquet segments, reads them and answers SQL.
@NullMarked
package dev.iamtracker.duckdb;

import org.jspecify.annotations.NullMarked;
