/// The built-in queries in one process, each timed beside a count over the same days.
@NullMarked
package dev.iamtracker.bench.asking;

import org.jspecify.annotations.NullMarked;
