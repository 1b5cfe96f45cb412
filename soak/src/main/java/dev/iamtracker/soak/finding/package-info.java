/// What can be wrong.
@NullMarked
package dev.iamtracker.soak.finding;

import org.jspecify.annotations.NullMarked;
