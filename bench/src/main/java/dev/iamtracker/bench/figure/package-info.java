/// Measured numbers: how they spread, what they are held against.
@NullMarked
package dev.iamtracker.bench.figure;

import org.jspecify.annotations.NullMarked;
