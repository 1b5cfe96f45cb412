/// Child processes, and what each of them used.
@NullMarked
package dev.iamtracker.bench.process;

import org.jspecify.annotations.NullMarked;
