/// Microbenchmarks of the parser, run by JMH.
@NullMarked
package dev.iamtracker.bench.parsing;

import org.jspecify.annotations.NullMarked;
