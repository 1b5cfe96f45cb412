/// What measurements found, and the file that keeps it.
@NullMarked
package dev.iamtracker.bench.result;

import org.jspecify.annotations.NullMarked;
