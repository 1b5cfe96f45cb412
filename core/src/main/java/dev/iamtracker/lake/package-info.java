/// The lake: years of events in immutable files, one folder a day.
@NullMarked
package dev.iamtracker.lake;

import org.jspecify.annotations.NullMarked;
