/// Engines of AWS that run on this machine, for tests and measurements.
@NullMarked
package dev.iamtracker.localaws;

import org.jspecify.annotations.NullMarked;
