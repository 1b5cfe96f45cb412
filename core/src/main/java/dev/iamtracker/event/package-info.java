/// What happened: one identity event and its columns.
@NullMarked
package dev.iamtracker.event;

import org.jspecify.annotations.NullMarked;
