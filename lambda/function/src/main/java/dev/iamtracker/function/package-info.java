/// What functions have in common: their surroundings, rules, log and metrics.
@NullMarked
package dev.iamtracker.function;

import org.jspecify.annotations.NullMarked;
