/// Event history: which streams there are, what of them was read, and reading the rest.
@NullMarked
package dev.iamtracker.collect;

import org.jspecify.annotations.NullMarked;
