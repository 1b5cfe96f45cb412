/// The machine that was measured on, and the code that was measured.
@NullMarked
package dev.iamtracker.bench.machine;

import org.jspecify.annotations.NullMarked;
