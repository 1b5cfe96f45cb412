/// Clocks and pauses for tests: stopped, moved by hand, or faster than real time.
@NullMarked
package dev.iamtracker.standin.clock;

import org.jspecify.annotations.NullMarked;
