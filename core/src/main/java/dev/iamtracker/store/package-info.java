/// Where events are kept: the ports of the event store and the quarantine.
@NullMarked
package dev.iamtracker.store;

import org.jspecify.annotations.NullMarked;
