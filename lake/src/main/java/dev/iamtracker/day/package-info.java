/// Single days on their way into a lake elsewhere, as sorted Parquet files.
@NullMarked
package dev.iamtracker.day;

import org.jspecify.annotations.NullMarked;
