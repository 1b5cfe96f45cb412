/// Harmless everyday activity of people, robots and AWS services.
@NullMarked
package dev.iamtracker.simulate.routine;

import org.jspecify.annotations.NullMarked;
