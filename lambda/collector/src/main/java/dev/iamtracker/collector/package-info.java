/// The functions that collect event history into the tables of a stack, and take events that are
/// pushed.
@NullMarked
package dev.iamtracker.collector;

import org.jspecify.annotations.NullMarked;
