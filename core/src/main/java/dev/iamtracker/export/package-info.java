/// From days of an event store to files of the lake, each day replaced as a whole.
@NullMarked
package dev.iamtracker.export;

import org.jspecify.annotations.NullMarked;
