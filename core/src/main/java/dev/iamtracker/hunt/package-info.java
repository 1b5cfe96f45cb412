/// From matches to findings: single events, episodes of events, and replays over stored ones.
@NullMarked
package dev.iamtracker.hunt;

import org.jspecify.annotations.NullMarked;
