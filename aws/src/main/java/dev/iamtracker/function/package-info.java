/// What functions have in common: their surroundings, and what they write to their log.
@NullMarked
package dev.iamtracker.function;

import org.jspecify.annotations.NullMarked;
