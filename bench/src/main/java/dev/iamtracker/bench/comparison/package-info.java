/// Today's results held against former ones.
@NullMarked
package dev.iamtracker.bench.comparison;

import org.jspecify.annotations.NullMarked;
