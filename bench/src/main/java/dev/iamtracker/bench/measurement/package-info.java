/// The measurements, one class each.
@NullMarked
package dev.iamtracker.bench.measurement;

import org.jspecify.annotations.NullMarked;
