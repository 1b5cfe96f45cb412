/// Benchmarks: which there are, how they are started, where their results go.
@NullMarked
package dev.iamtracker.bench;

import org.jspecify.annotations.NullMarked;
