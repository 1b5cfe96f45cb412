/// What is fuzzed, and how it is told whether the program did right.
@NullMarked
package dev.iamtracker.fuzz;

import org.jspecify.annotations.NullMarked;
