/// One CloudTrail record as JSON text: callers, calls and the seeded dice behind their identifiers.
@NullMarked
package dev.iamtracker.simulate.record;

import org.jspecify.annotations.NullMarked;
