/// What happens in a round, and what must hold after it.
@NullMarked
package dev.iamtracker.soak.round;

import org.jspecify.annotations.NullMarked;
