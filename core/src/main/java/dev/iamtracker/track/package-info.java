/// From records to events, findings, alerts and coverage, which are committed together.
@NullMarked
package dev.iamtracker.track;

import org.jspecify.annotations.NullMarked;
