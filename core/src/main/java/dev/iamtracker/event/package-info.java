/// What happened: one identity event, its columns and the sources it can come from.
@NullMarked
package dev.iamtracker.event;

import org.jspecify.annotations.NullMarked;
